// Own authorities for URLSession.
//
// On Linux URLSession is libcurl, which can be told for each transfer which certificates to trust
// (CURLOPT_CAINFO), but URLSession never does, and has no setting for it. So this function stands before the
// one of libcurl: the program's own symbol wins, in a dynamic program as in a static one. It looks at a single
// option, the URL. Where that carries the path of a file with certificates, the transfer gets them, and
// the URL goes on without it. Everything else is passed on as it came.
//
// The path comes with the URL, and not by a table of hosts, so that there is nothing to lock, and two accounts
// at one host may trust differently. Certificates are checked in any case: nothing here can turn that off.

#define _GNU_SOURCE

#include "CTrust.h"
#include "Late.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// Numbers of curl.h, which are part of its ABI; the header itself is not there on every machine.
enum { out_of_memory = 27 };
enum { option_url = 10002, option_ca_file = 10065, option_ca_folder = 10097 };

// The third argument is a long, a pointer or a 64-bit offset. Where all of them have one size they are passed
// alike, so that a pointer stands for any of them.
_Static_assert(sizeof(void *) == 8 && sizeof(long) == 8, "arguments of one size");

typedef int setopt_function(void *handle, int option, ...);
setopt_function curl_easy_setopt;

static setopt_function *libcurl;

static void find(void) { libcurl = (setopt_function *)ctrust_next("curl_easy_setopt"); }

static int digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  return -1;
}

static void decode(const char *text, char path[CTRUST_LONGEST]) {
  size_t length = 0;
  while (*text != '\0' && length < CTRUST_LONGEST - 1) {
    int high = text[0] == '%' ? digit(text[1]) : -1;
    int low = high >= 0 ? digit(text[2]) : -1;
    path[length++] = low >= 0 ? (char)(high * 16 + low) : text[0];
    text += low >= 0 ? 3 : 1;
  }
  path[length] = '\0';
}

static int set_url(void *handle, const char *url, const char *mark) {
  char path[CTRUST_LONGEST];
  decode(mark + strlen(CTRUST_MARK), path);
  int failure = libcurl(handle, option_ca_file, path);
  // Else the authorities of the system would count besides.
  if (failure == 0) failure = libcurl(handle, option_ca_folder, (char *)NULL);
  if (failure != 0) return failure;
  // libcurl keeps copies of texts.
  char *plain = strndup(url, (size_t)(mark - url));
  if (plain == NULL) return out_of_memory;
  failure = libcurl(handle, option_url, plain);
  free(plain);
  return failure;
}

int curl_easy_setopt(void *handle, int option, ...) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find);
  va_list arguments;
  va_start(arguments, option);
  void *value = va_arg(arguments, void *);
  va_end(arguments);
  const char *mark = option == option_url && value != NULL ? strstr(value, CTRUST_MARK) : NULL;
  return mark != NULL ? set_url(handle, value, mark) : libcurl(handle, option, value);
}
