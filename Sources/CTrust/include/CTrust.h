#ifndef CTRUST_H
#define CTRUST_H

/// Stands between a URL and what libcurl is told of its transfer, `MILLISECONDS,BYTES,PATH`: how long it may take,
/// how many bytes of a body may come, and the percent-encoded path of the only certificates to trust for it; empty
/// for those of the system. As a fragment, which is never sent anyway.
#define CTRUST_MARK "#jobtop-transfer="

/// No path is longer; one that were would be cut, and then nothing is trusted.
#define CTRUST_LONGEST 4096

/// Why URLSession cannot be used: libcurl is not there, or too old. NULL where it can. To be asked before any of its
/// functions is: URLSession has no way to live without them, and would end the program.
const char *ctrust_missing(void);

#endif
