// libcurl, loaded when a cloud is asked for the first time.
//
// With its thirty libraries it takes 5 ms to load, a third of the start of a program that mostly asks no cloud.
// Where URLSession is linked in (`make static`), it finds these functions in place of libcurl's; and the linker,
// which is asked for libcurl all the same, finds the empty one in `Absent`. In a dynamic program nobody calls them.
//
// Each passes its arguments on as they came. They are pointers, and integers that are passed like pointers; a
// result that is an int is in the lower half of what is returned.

#define _GNU_SOURCE

#include "Late.h"

#include "CTrust.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// All that URLSession calls, but for those in CTrust.c and Addresses.c.
#define LATE_FUNCTIONS(each) \
  each(curl_easy_cleanup) \
  each(curl_easy_getinfo) \
  each(curl_easy_init) \
  each(curl_easy_pause) \
  each(curl_easy_strerror) \
  each(curl_global_init) \
  each(curl_multi_add_handle) \
  each(curl_multi_assign) \
  each(curl_multi_cleanup) \
  each(curl_multi_info_read) \
  each(curl_multi_init) \
  each(curl_multi_remove_handle) \
  each(curl_multi_setopt) \
  each(curl_multi_socket_action) \
  each(curl_slist_append) \
  each(curl_slist_free_all) \
  each(curl_url) \
  each(curl_url_set) \
  each(curl_version) \
  each(curl_version_info)

#define NAME(name) #name,
static const char *const names[] = {
  LATE_FUNCTIONS(NAME) "curl_easy_setopt", "curl_url_get", "curl_free", "curl_url_cleanup",
};

static void *library;
static char failure[300];

static void load(void) {
  library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(failure, sizeof failure, "%s", reason != NULL ? reason : "libcurl.so.4");
    return;
  }
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    if (dlsym(library, names[index]) != NULL) continue;
    snprintf(failure, sizeof failure, "it is too old and has no %s", names[index]);
    return;
  }
}

static pthread_once_t loaded = PTHREAD_ONCE_INIT;

const char *ctrust_missing(void) {
  // Linked in already.
  if (dlsym(RTLD_NEXT, "curl_easy_init") != NULL) return NULL;
  pthread_once(&loaded, load);
  return failure[0] != '\0' ? failure : NULL;
}

// It is there: no URLSession is started without having asked ctrust_missing.
void *ctrust_libcurl(const char *name) {
  pthread_once(&loaded, load);
  return dlsym(library, name);
}

void *ctrust_next(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  return function != NULL ? function : ctrust_libcurl(name);
}

// Every look finds the same, so it does not matter that two may look at once.
#define LATE(name) \
  void *name(void *a, void *b, void *c, void *d, void *e); \
  void *name(void *a, void *b, void *c, void *d, void *e) { \
    static void *(*_Atomic function)(void *, ...); \
    if (function == NULL) function = (void *(*)(void *, ...))ctrust_libcurl(#name); \
    return function(a, b, c, d, e); \
  }

LATE_FUNCTIONS(LATE)
