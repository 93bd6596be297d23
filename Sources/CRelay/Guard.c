#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CRelay.h"

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { crash_count = sizeof crashes / sizeof crashes[0] };
static struct sigaction found[crash_count];
static struct termios settings;
static int guarded = -1;
static volatile sig_atomic_t is_guarding;

static void give_back(void) {
  if (!is_guarding) return;
  is_guarding = 0;
  while (tcsetattr(guarded, TCSANOW, &settings) < 0 && errno == EINTR) {}
}

// Passes the crash on to the previous handler, so that Swift still prints its backtrace.
static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  give_back();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] == number) sigaction(number, &found[i], NULL);
  }
  // A fault of the processor happens again by itself when we return, in its right place.
  if (info->si_code <= 0) raise(number);
}

void relay_guard(int terminal, const struct termios *new_settings) {
  static bool registered;
  bool was_guarding = is_guarding;
  is_guarding = 0;
  if (new_settings == NULL) {
    for (int i = 0; was_guarding && i < crash_count; i++) sigaction(crashes[i], &found[i], NULL);
    return;
  }
  if (!registered) registered = atexit(give_back) == 0;
  settings = *new_settings;
  guarded = terminal;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int i = 0; !was_guarding && i < crash_count; i++) {
    sigaction(crashes[i], &action, &found[i]);
  }
  is_guarding = 1;
}
