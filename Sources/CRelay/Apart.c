#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "CRelay.h"

// Atomic, as a handler reads what other threads write.
enum { most_apart = 64 };
static _Atomic pid_t apart[most_apart];

static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { ending_count = sizeof endings / sizeof endings[0] };
static struct sigaction found[ending_count];

static void on_ending(int number) {
  for (int i = 0; i < most_apart; i++) {
    pid_t leader = atomic_load(&apart[i]);
    if (leader > 0) kill(-leader, SIGKILL);
  }
  // The handler is gone already: once we return, this ends us.
  raise(number);
}

static void replace(pid_t old, pid_t new) {
  for (int i = 0; i < most_apart; i++) {
    pid_t expected = old;
    if (atomic_compare_exchange_strong(&apart[i], &expected, new)) return;
  }
}

void relay_apart_add(pid_t leader) { replace(0, leader); }
void relay_apart_remove(pid_t leader) { replace(leader, 0); }

void relay_apart_guard(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_ending;
  action.sa_flags = SA_RESETHAND | SA_RESTART;
  for (int i = 0; i < ending_count; i++) {
    sigaction(endings[i], NULL, &found[i]);
    // What is ignored stays so, and what is caught is somebody's to decide on.
    if (found[i].sa_handler == SIG_DFL) sigaction(endings[i], &action, NULL);
  }
}

void relay_apart_unguard(void) {
  for (int i = 0; i < ending_count; i++) sigaction(endings[i], &found[i], NULL);
}
