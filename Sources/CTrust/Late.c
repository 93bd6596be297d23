// libcurl, loaded when somebody is asked for the first time.
//
// With its thirty libraries it takes 5 ms to load, a third of the start of a program that mostly asks nobody.
// Where URLSession is linked in (`make static`), it finds these functions in place of libcurl's; and the linker,
// which is asked for libcurl all the same, finds the empty one in `Absent`. In a dynamic program nobody calls them.
//
// Each passes its arguments on as they came. They are pointers, and integers that are passed like pointers; a
// result that is an int is in the lower half of what is returned.

#define _GNU_SOURCE

#include "Late.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *library;

static void load(void) {
  library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "jobtop: libcurl cannot be loaded (%s): install libcurl4\n", dlerror());
    exit(2);
  }
}

void *ctrust_libcurl(const char *name) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  void *function = dlsym(library, name);
  if (function == NULL) {
    fprintf(stderr, "jobtop: libcurl is too old: it has no %s\n", name);
    exit(2);
  }
  return function;
}

void *ctrust_next(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  return function != NULL ? function : ctrust_libcurl(name);
}

// What is found is the same whoever looks, so it does not matter that two may look at once.
#define LATE(name) \
  void *name(void *a, void *b, void *c, void *d, void *e); \
  void *name(void *a, void *b, void *c, void *d, void *e) { \
    static void *(*_Atomic function)(void *, ...); \
    if (function == NULL) function = (void *(*)(void *, ...))ctrust_libcurl(#name); \
    return function(a, b, c, d, e); \
  }

LATE(curl_easy_cleanup)
LATE(curl_easy_getinfo)
LATE(curl_easy_init)
LATE(curl_easy_pause)
LATE(curl_easy_strerror)
LATE(curl_global_init)
LATE(curl_multi_add_handle)
LATE(curl_multi_assign)
LATE(curl_multi_cleanup)
LATE(curl_multi_info_read)
LATE(curl_multi_init)
LATE(curl_multi_remove_handle)
LATE(curl_multi_setopt)
LATE(curl_multi_socket_action)
LATE(curl_slist_append)
LATE(curl_slist_free_all)
LATE(curl_url)
LATE(curl_url_set)
LATE(curl_version)
LATE(curl_version_info)
