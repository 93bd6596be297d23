#include "CByteMasks.h"

#if defined(__x86_64__) && defined(__linux__)
// Chosen once, when the program is loaded.
#define BYTEMASK_CLONES __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define BYTEMASK_CLONES
#endif

enum { block = 64 };

BYTEMASK_CLONES
size_t bytemask_count(const void *bytes, size_t count, uint8_t wanted) {
  const uint8_t *text = bytes;
  size_t found = 0;
  size_t at = 0;
  for (; at + block <= count; at += block) {
    found += (size_t)__builtin_popcountll(bytemask_equal(text + at, wanted));
  }
  for (; at < count; at++) found += text[at] == wanted;
  return found;
}

BYTEMASK_CLONES
void bytemask_blank(void *bytes, size_t count) {
  uint8_t *text = bytes;
  for (size_t at = 0; at < count; at++) text[at] = text[at] == '\n' ? '\n' : ' ';
}

BYTEMASK_CLONES
size_t bytemask_next_bracket(const void *bytes, size_t count, bool is_in_list) {
  const uint8_t *text = bytes;
  size_t at = 0;
  for (; at + block < count; at += block) {
    // `[` and `{` differ in one bit only.
    uint64_t found = bytemask_folded(text + at, '{');
    if (found != 0) {
      const uint8_t *next = text + at + 1;
      found &= bytemask_range(next, 0, 0x20) | bytemask_folded(next, '{')
        | bytemask_equal(next, '"') | bytemask_equal(next, '}') | bytemask_equal(next, '\\');
    }
    if (is_in_list) found |= bytemask_equal(text + at, ']');
    if (found != 0) return at + (size_t)__builtin_ctzll(found);
  }
  for (; at < count; at++) {
    if ((text[at] | 0x20) == '{' || (is_in_list && text[at] == ']')) return at;
  }
  return count;
}

BYTEMASK_CLONES
size_t bytemask_path_part(const void *bytes, size_t count) {
  const uint8_t *text = bytes;
  size_t at = 0;
  while (at < count) {
    uint8_t rest[block];
    const uint8_t *here = text + at;
    if (count - at < block) {
      memset(rest, 0, sizeof rest);
      memcpy(rest, here, count - at);
      here = rest;
    }
    // Words, and any of .:%~@+,;*$!
    uint64_t inside = bytemask_range(here, '@', 'Z') | bytemask_range(here, 'a', 'z')
      | bytemask_range(here, '*', '.') | bytemask_range(here, '0', ';') | bytemask_range(here, '$', '%')
      | bytemask_equal(here, '_') | bytemask_equal(here, '~') | bytemask_equal(here, '!');
    if (~inside != 0) return at + (size_t)__builtin_ctzll(~inside);
    at += block;
  }
  return count;
}

/// The same mask, of the bytes that stand `count` bytes before.
BYTEMASK_INLINE uint64_t shifted(uint64_t mask, uint64_t before, int count) {
  return mask << count | before >> (block - count);
}

BYTEMASK_CLONES
size_t bytemask_handles(
  const void *bytes, size_t blocks, struct bytemask_before *before, uint64_t *marks) {
  const uint8_t *text = bytes;
  struct bytemask_before past = *before;
  uint64_t found = 0;
  size_t at = 0;
  while (at < blocks && found == 0) {
    const uint8_t *here = text + at * block;
    at++;
    uint64_t i = bytemask_folded(here, 'i');
    uint64_t o = bytemask_folded(here, 'o');
    uint64_t id = bytemask_folded(here, 'd') & shifted(i, past.i, 1);
    uint64_t ids = bytemask_folded(here, 's') & shifted(id, past.id, 1);
    uint64_t job = bytemask_folded(here, 'b') & shifted(o, past.o, 1);
    uint64_t names = id | ids | job;

    uint64_t digits = bytemask_range(here, '0', '9');
    uint64_t s = bytemask_equal(here, 'S');
    uint64_t slash = bytemask_equal(here, '/');
    uint64_t hex = digits | bytemask_range(here, 'a', 'f');
    uint64_t hex2 = hex & shifted(hex, past.hex, 1);
    uint64_t hex4 = hex2 & shifted(hex2, past.hex2, 2);
    uint64_t hex8 = hex4 & shifted(hex4, past.hex4, 4);
    uint64_t hex16 = 0;
    uint64_t hex32 = 0;
    if ((hex8 | past.hex8) != 0) {
      hex16 = hex8 & shifted(hex8, past.hex8, 8);
      // A run of 33 is none of 32.
      hex32 = hex16 & shifted(hex16, past.hex16, 16) & ~shifted(hex, past.hex, 32);
    }

    // In front of a slash it is a part of a path.
    uint64_t behind = shifted(names, past.names, 1) | (shifted(hex32, past.hex32, 1) & ~slash);
    uint64_t orders = digits & shifted(s, past.s, 1);
    uint64_t versions = bytemask_equal(here, 'v') & shifted(slash, past.slash, 1);
    found = (behind & ~bytemask_words(here)) | orders | versions;

    past = (struct bytemask_before){
      .i = i, .o = o, .s = s, .id = id, .names = names, .slash = slash,
      .hex = hex, .hex2 = hex2, .hex4 = hex4, .hex8 = hex8, .hex16 = hex16, .hex32 = hex32,
    };
  }
  *before = past;
  *marks = found;
  return at;
}
