// What libcurl's addresses need so that URLSession gets along with them. The program's own symbols win over
// libcurl's, as in CTrust.c.

#include "Late.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

// URLSession compares the host that it reads in an address with the one that libcurl reads, and refuses to go on
// when they differ. They differ for every IPv6 address: libcurl leaves it in its brackets, URLSession does not.

enum { part_host = 5 };

typedef int url_get_function(const void *address, int part, char **text, unsigned int flags);
typedef void url_cleanup_function(void *address);
typedef void free_function(void *memory);
url_get_function curl_url_get;
url_cleanup_function curl_url_cleanup;
free_function curl_free;

static url_get_function *libcurl_url_get;
static url_cleanup_function *libcurl_url_cleanup;
static free_function *libcurl_free;

static void find_url_functions(void) {
  libcurl_url_get = (url_get_function *)ctrust_next("curl_url_get");
  libcurl_url_cleanup = (url_cleanup_function *)ctrust_next("curl_url_cleanup");
  libcurl_free = (free_function *)ctrust_next("curl_free");
}

static pthread_once_t found_url_functions = PTHREAD_ONCE_INIT;

// The address whose host this thread asked for last, and the host that it got.
static _Thread_local struct { const void *address; const char *host; } last_asked;

int curl_url_get(const void *address, int part, char **text, unsigned int flags) {
  pthread_once(&found_url_functions, find_url_functions);
  int failure = libcurl_url_get(address, part, text, flags);
  if (failure != 0 || part != part_host || text == NULL || *text == NULL) return failure;
  last_asked.address = address;
  last_asked.host = *text;
  size_t length = strlen(*text);
  if (length < 3 || (*text)[0] != '[' || (*text)[length - 1] != ']') return failure;
  memmove(*text, *text + 1, length - 2);
  (*text)[length - 2] = '\0';
  return failure;
}

// URLSession gives the address of that comparison back as if it were a text, so that its parts are lost: a hundred
// bytes for each request. It frees the host, and the address directly after it; nobody else does that, and the
// address is cleaned up then as libcurl wants it.
void curl_free(void *memory) {
  pthread_once(&found_url_functions, find_url_functions);
  bool is_host = memory != NULL && memory == last_asked.host;
  bool is_address = memory != NULL && memory == last_asked.address && last_asked.host == NULL;
  last_asked.host = NULL;
  if (!is_host) last_asked.address = NULL;
  if (is_address) libcurl_url_cleanup(memory); else libcurl_free(memory);
}

// Something else may be at that place from now on.
void curl_url_cleanup(void *address) {
  pthread_once(&found_url_functions, find_url_functions);
  if (address == last_asked.address) last_asked.address = NULL;
  libcurl_url_cleanup(address);
}
