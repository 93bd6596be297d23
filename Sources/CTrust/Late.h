#ifndef CTRUST_LATE_H
#define CTRUST_LATE_H

/// A function of libcurl, which is loaded for that if it is not yet.
void *ctrust_libcurl(const char *name);

/// The function of libcurl that the program's own one of the same name stands before.
void *ctrust_next(const char *name);

#endif
