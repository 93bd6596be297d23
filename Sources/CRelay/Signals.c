#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "CRelay.h"
#include "Inherited.h"

static const int caught[] = {SIGINT,  SIGTERM, SIGHUP,   SIGQUIT, SIGUSR1, SIGUSR2,
                             SIGALRM, SIGCHLD, SIGWINCH, SIGCONT, SIGTSTP};
enum { caught_count = sizeof caught / sizeof caught[0] };
static struct sigaction found[caught_count], found_pipe;
static bool is_caught[caught_count];
static int records[2] = {-1, -1};

static void on_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  struct relay_signal record = {
      .number = number,
      .sender = info->si_code == SI_KERNEL ? 0 : info->si_pid,
      .is_from_kernel = info->si_code == SI_KERNEL,
  };
  // All of it, or nothing when thousands have not been read.
  ssize_t count = write(records[1], &record, sizeof record);
  (void)count;
  errno = error;
}

int relay_signals_open(bool catches_stop) {
  if (records[0] >= 0 || pipe2(records, O_CLOEXEC | O_NONBLOCK) < 0) return -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_signal;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < caught_count; i++) {
    int number = caught[i];
    // Even where it is ignored, the end of the command has to be noticed.
    is_caught[i] = (number == SIGCHLD || !inherited_ignores(number))
        && (number != SIGTSTP || catches_stop);
    action.sa_flags = SA_SIGINFO | SA_RESTART | (number == SIGCHLD ? SA_NOCLDSTOP : 0);
    if (is_caught[i]) sigaction(number, &action, &found[i]);
  }
  // A reader who went away is an error of write(2) to us.
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &found_pipe);
  return records[0];
}

void relay_signals_close(void) {
  for (int i = 0; i < caught_count; i++) {
    if (is_caught[i]) sigaction(caught[i], &found[i], NULL);
  }
  sigaction(SIGPIPE, &found_pipe, NULL);
  close(records[0]);
  close(records[1]);
  records[0] = records[1] = -1;
}

void relay_stop(int number) {
  if (number == SIGSTOP) {
    kill(getpid(), SIGSTOP);
    return;
  }
  struct sigaction standard, before;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = inherited_ignores(number) ? SIG_IGN : SIG_DFL;
  sigset_t set, mask;
  sigemptyset(&set);
  sigaddset(&set, number);
  sigaction(number, &standard, &before);
  pthread_sigmask(SIG_UNBLOCK, &set, &mask);
  kill(0, number);  // stops here
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(number, &before, NULL);
}
