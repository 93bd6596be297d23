#ifndef CBYTEMASKS_H
#define CBYTEMASKS_H

#include <stdint.h>
#include <string.h>

// What 64 bytes of a text have in common with what is looked for: one bit for each byte, the lowest for the
// first. In C because Swift has vectors, but no way from a comparison of two of them to its bits.

typedef uint8_t bytemask_vector __attribute__((ext_vector_type(64)));
typedef _Bool bytemask_bits __attribute__((ext_vector_type(64)));

#define BYTEMASK_LOAD(vector, bytes) bytemask_vector vector; memcpy(&vector, (bytes), sizeof(vector))
// The empty statement keeps the mask a number: the compiler would else go on with 64 single bits, slowly.
#define BYTEMASK_RETURN(comparison) \
  bytemask_bits bits_ = __builtin_convertvector((comparison), bytemask_bits); \
  uint64_t mask_; \
  memcpy(&mask_, &bits_, sizeof(mask_)); \
  __asm__("" : "+r"(mask_)); \
  return mask_

/// The bytes that are equal to `wanted`.
static inline uint64_t bytemask_equal(const void *bytes, uint8_t wanted) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN(text == (bytemask_vector)wanted);
}

/// The bytes that are equal to `wanted` once their bit 0x20 is set: a lower-case letter, or one of `{|}~`.
static inline uint64_t bytemask_folded(const void *bytes, uint8_t wanted) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN((text | (uint8_t)0x20) == (bytemask_vector)wanted);
}

/// ASCII letters and digits, `_` and `-`.
static inline uint64_t bytemask_words(const void *bytes) {
  BYTEMASK_LOAD(text, bytes);
  bytemask_vector letters = (text | (uint8_t)0x20) - (uint8_t)'a';
  bytemask_vector digits = text - (uint8_t)'0';
  BYTEMASK_RETURN(
    (letters < (uint8_t)26) | (digits < (uint8_t)10) | (text == (uint8_t)'_') | (text == (uint8_t)'-'));
}

/// The bytes of a UTF-8 text that go on with a character which has begun before them.
static inline uint64_t bytemask_continuations(const void *bytes) {
  BYTEMASK_LOAD(text, bytes);
  BYTEMASK_RETURN((text & (uint8_t)0xc0) == (uint8_t)0x80);
}

#endif
