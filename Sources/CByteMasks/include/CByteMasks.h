#ifndef CBYTEMASKS_H
#define CBYTEMASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// What 64 bytes of a text have in common with what is looked for: one bit for each byte, the lowest for the
// first. In C because Swift has vectors, but no way from a comparison of two of them to its bits.

typedef uint8_t bytemask_vector __attribute__((ext_vector_type(64)));
typedef _Bool bytemask_bits __attribute__((ext_vector_type(64)));

// Inlined, so that they become what the function around them is compiled for.
#define BYTEMASK_INLINE static inline __attribute__((always_inline))
#define BYTEMASK_LOAD(vector, bytes) bytemask_vector vector; memcpy(&vector, (bytes), sizeof(vector))
// The empty statement keeps the mask a number: the compiler would else go on with 64 single bits, slowly.
#define BYTEMASK_RETURN(comparison) \
  bytemask_bits bits_ = __builtin_convertvector((comparison), bytemask_bits); \
  uint64_t mask_; \
  memcpy(&mask_, &bits_, sizeof(mask_)); \
  __asm__("" : "+r"(mask_)); \
  return mask_

/// The bytes that are equal to `wanted`.
BYTEMASK_INLINE uint64_t bytemask_equal(const void *bytes, uint8_t wanted) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN(text == (bytemask_vector)wanted);
}

/// The bytes that are equal to `wanted` once their bit 0x20 is set: a lower-case letter, or one of `{|}~`.
BYTEMASK_INLINE uint64_t bytemask_folded(const void *bytes, uint8_t wanted) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN((text | (uint8_t)0x20) == (bytemask_vector)wanted);
}

/// The bytes from `first` to `last`.
BYTEMASK_INLINE uint64_t bytemask_range(const void *bytes, uint8_t first, uint8_t last) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN((text - (bytemask_vector)first) <= (bytemask_vector)(uint8_t)(last - first));
}

/// ASCII letters and digits, `_` and `-`.
BYTEMASK_INLINE uint64_t bytemask_words(const void *bytes) {
  BYTEMASK_LOAD(text, bytes);
  bytemask_vector letters = (text | (uint8_t)0x20) - (uint8_t)'a';
  bytemask_vector digits = text - (uint8_t)'0';
  BYTEMASK_RETURN(
    (letters < (uint8_t)26) | (digits < (uint8_t)10) | (text == (uint8_t)'_') | (text == (uint8_t)'-'));
}

/// Hexadecimal digits, in both letter cases.
BYTEMASK_INLINE uint64_t bytemask_hex(const void *bytes) {
  BYTEMASK_LOAD(text, bytes);
  bytemask_vector letters = (text | (uint8_t)0x20) - (uint8_t)'a';
  bytemask_vector digits = text - (uint8_t)'0';
  BYTEMASK_RETURN((letters < (uint8_t)6) | (digits < (uint8_t)10));
}

/// The bytes of a UTF-8 text that go on with a character which has begun before them.
BYTEMASK_INLINE uint64_t bytemask_continuations(const void *bytes) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN((text & (uint8_t)0xc0) == (uint8_t)0x80);
}

BYTEMASK_INLINE bool bytemask_is_same(const void *one, const void *other, size_t count) {
  return memcmp(one, other, count) == 0;
}

/// How many bytes stand before the first `wanted`; all of them when there is none.
BYTEMASK_INLINE size_t bytemask_before_first(const void *bytes, size_t count, uint8_t wanted) {
  const uint8_t *found = memchr(bytes, wanted, count);
  return found == NULL ? count : (size_t)(found - (const uint8_t *)bytes);
}

// The following run over every byte of every input, so each processor gets them in the best form that it has.

/// How often `wanted` occurs.
size_t bytemask_count(const void *bytes, size_t count, uint8_t wanted);

/// Makes blanks of everything but line breaks.
void bytemask_blank(void *bytes, size_t count);

/// The offset of the next `{` or `[` behind which JSON may go on, or of the next `]` if those count too.
///
/// Returns `count` when there is none. The last byte counts whatever may follow.
size_t bytemask_next_bracket(const void *bytes, size_t count, bool is_in_list);

/// The part of a path or address before the next `/`, `?`, blank, quote or bracket: how many bytes it has.
size_t bytemask_path_part(const void *bytes, size_t count);

/// What the 64 bytes before have left: of each mask only the last bits count.
struct bytemask_before {
  uint64_t i, o, s, id, names, slash, hex, hex2, hex4, hex8, hex16, hex32;
};

/// The places in a text at which there may be a handle, the name of one, or the address of a call.
///
/// Reads up to `blocks` times 64 bytes, and stops behind those that hold such places: `marks` gets a bit
///
/// - for each byte right behind a word that ends in `id`, `ids`, `ob`, or in 32 hexadecimal digits,
/// - for each digit behind an `S`, as in the `CS` with which ids of orders begin,
/// - for each `v` behind a slash.
///
/// Returns how many blocks have been read.
size_t bytemask_handles(
  const void *bytes, size_t blocks, struct bytemask_before *before, uint64_t *marks);

#endif
