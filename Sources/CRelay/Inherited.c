#include "Inherited.h"

#include <string.h>

static bool ignored[NSIG];
static sigset_t mask;

// Before main.
__attribute__((constructor)) static void note(void) {
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action;
    ignored[number] = sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
  }
  sigprocmask(SIG_SETMASK, NULL, &mask);
}

bool inherited_ignores(int number) { return ignored[number]; }

void inherited_restore(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  for (int number = 1; number < NSIG; number++) {
    action.sa_handler = ignored[number] ? SIG_IGN : SIG_DFL;
    sigaction(number, &action, NULL);
  }
  sigprocmask(SIG_SETMASK, &mask, NULL);
}
