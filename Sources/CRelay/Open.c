#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "CRelay.h"

bool relay_open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) < 0) return false;
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  // Twice as much as usual: what a program prints fast then comes in half as many pieces. As big as it is
  // usual where that is not allowed.
  fcntl(ends[0], F_SETPIPE_SZ, 128 << 10);
  return true;
}

bool relay_open_input(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) < 0) return false;
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  return true;
}

ssize_t relay_duplicate(int source, int sink, size_t count) {
  return tee(source, sink, count, SPLICE_F_NONBLOCK);
}

bool relay_open_terminal(int ends[2]) {
  ends[0] = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (ends[0] < 0) return false;
  char name[64];
  if (grantpt(ends[0]) == 0 && unlockpt(ends[0]) == 0
      && ptsname_r(ends[0], name, sizeof name) == 0) {
    ends[1] = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (ends[1] >= 0) return true;
  }
  int error = errno;
  close(ends[0]);
  errno = error;
  return false;
}
