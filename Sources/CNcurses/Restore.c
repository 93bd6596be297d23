#include "Restore.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

// Everything that runs in a signal handler below uses only what signal-safety(7) allows: poll,
// write, tcsetattr, sigaction, pthread_sigmask, sigpending and raise. ncurses' endwin is not safe.

static struct restore_plan plan;
static int wake_descriptor = -1;
static volatile sig_atomic_t armed;
static volatile sig_atomic_t outside;
static volatile sig_atomic_t continued;
static volatile sig_atomic_t mouse;
static volatile sig_atomic_t interrupt_key;

// All that end a process which does not catch them: first those that somebody sends, or a limit or a timer
// of the process; the others are crashes.
static const int ending[] = {SIGINT,  SIGTERM,   SIGHUP,  SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM,
                             SIGVTALRM, SIGXCPU, SIGXFSZ,
                             SIGILL,  SIGTRAP,   SIGABRT, SIGBUS,  SIGFPE,  SIGSEGV, SIGSYS};
enum { ending_count = sizeof ending / sizeof ending[0], requests = 10 };
static struct sigaction found[ending_count];
static bool ignored[ending_count];
static struct sigaction resize_found;
static bool stop_ignored;

static void send(const char *bytes, size_t count) {
  while (count > 0) {
    // A terminal that takes nothing any more must not keep us from dying.
    struct pollfd terminal = {.fd = plan.descriptor, .events = POLLOUT};
    if (poll(&terminal, 1, 1000) == 0) return;
    ssize_t sent = write(plan.descriptor, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

/// Ends the wait of the program, also one that it has not begun yet: the signal itself would be missed there.
static void wake(void) {
  const uint64_t one = 1;
  // Full is as good as written.
  (void)!write(wake_descriptor, &one, sizeof one);
}

static void set(const struct termios *settings) {
  // In the background this stops the process until it comes to the foreground.
  while (tcsetattr(plan.descriptor, TCSANOW, settings) < 0 && errno == EINTR) {}
}

static void leave(void) {
  if (!armed || outside) return;
  outside = 1;
  send(plan.leave, plan.leave_length);
  set(&plan.outside);
}

void restore_prepare(struct termios *settings) {
  settings->c_cc[VINTR] = interrupt_key ? _POSIX_VDISABLE : plan.inside.c_cc[VINTR];
}

static void enter(void) {
  if (!armed) return;
  // A copy: the thread of the program never writes what a handler on another may be reading.
  struct termios settings = plan.inside;
  restore_prepare(&settings);
  set(&settings);
  send(plan.enter, plan.enter_length);
  if (mouse) send(MOUSE_ON, sizeof MOUSE_ON - 1);
  outside = 0;
  continued = 1;
  wake();
}

static void on_ending(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  leave();
  // Die of it as if it had never been caught. A crash goes on to whoever wanted it before, so that
  // Swift can still print its backtrace, now on a sane screen.
  struct sigaction action, standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  action = standard;
  bool is_crash = false;
  for (int i = requests; i < ending_count; i++) {
    if (ending[i] != number) continue;
    is_crash = true;
    action = found[i];
  }
  sigaction(number, &action, NULL);
  // A fault of the processor happens again by itself when we return, in its right place.
  if (!is_crash || info->si_code <= 0) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    // Still here: the other handler counts on the fault happening again, but there was none.
    sigaction(number, &standard, NULL);
    raise(number);
  }
  errno = error;
}

static void on_stop(int number) {
  int error = errno;
  leave();
  // Stop by the default action and not by SIGSTOP: where no shell could ever continue us (the
  // program runs alone in a window), the kernel then does not stop us at all.
  struct sigaction standard, ours;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(number, &standard, &ours);
  raise(number);
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, &before);  // stops here
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(number, &ours, NULL);
  // Having been continued, on_continue runs next. Without that signal we never stopped.
  sigpending(&set);
  if (!sigismember(&set, SIGCONT)) enter();
  errno = error;
}

// Also after a stop by SIGSTOP, which cannot be caught: the settings may be anybody's by now.
static void on_continue(int number) {
  (void)number;
  int error = errno;
  enter();
  errno = error;
}

// ncurses notes the new size in a handler of its own.
static void on_resize(int number) {
  int error = errno;
  if (resize_found.sa_handler != SIG_DFL && resize_found.sa_handler != SIG_IGN) resize_found.sa_handler(number);
  wake();
  errno = error;
}

static void at_exit(void) { leave(); }

static bool is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void restore_note_ignored(void) {
  for (int i = 0; i < ending_count; i++) ignored[i] = is_ignored(ending[i]);
  stop_ignored = is_ignored(SIGTSTP);
}

void restore_arm(const struct restore_plan *new_plan) {
  static bool registered;
  plan = *new_plan;
  armed = 1;
  outside = 0;
  mouse = 0;
  interrupt_key = 0;
  if (!registered) registered = atexit(at_exit) == 0;
  if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);

  // A stack overflow leaves no stack for its handler.
  static char stack[32768];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack}, present;
  // Swift has set one already where it prints backtraces.
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    sigaltstack(&alternative, NULL);
  }

  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  // Not the crashes: one inside a handler must still end the process.
  for (int i = requests; i < ending_count; i++) sigdelset(&action.sa_mask, ending[i]);
  action.sa_sigaction = on_ending;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int i = 0; i < ending_count; i++) {
    sigaction(ending[i], NULL, &found[i]);
    if (!ignored[i]) sigaction(ending[i], &action, NULL);
  }
  // In the background (bg), setting up the terminal must stop us until it is ours again.
  sigdelset(&action.sa_mask, SIGTTOU);
  sigdelset(&action.sa_mask, SIGTTIN);
  action.sa_flags = SA_RESTART;
  action.sa_handler = on_stop;
  if (!stop_ignored) sigaction(SIGTSTP, &action, NULL);
  action.sa_handler = on_continue;
  sigaction(SIGCONT, &action, NULL);
  action.sa_handler = on_resize;
  sigaction(SIGWINCH, &action, &resize_found);
}

void restore_disarm(void) {
  armed = 0;
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  for (int i = 0; i < ending_count; i++) {
    if (!ignored[i]) sigaction(ending[i], i < requests ? &standard : &found[i], NULL);
  }
  if (!stop_ignored) sigaction(SIGTSTP, &standard, NULL);
  sigaction(SIGCONT, &standard, NULL);
  sigaction(SIGWINCH, &resize_found, NULL);
}

void restore_remember_mouse(bool on) { mouse = on; }
void restore_remember_interrupt_key(bool on) { interrupt_key = on; }

int restore_wake_descriptor(void) { return wake_descriptor; }

bool restore_was_continued(void) {
  // First of all: what comes after this wakes again.
  uint64_t count;
  (void)!read(wake_descriptor, &count, sizeof count);
  if (!continued) return false;
  continued = 0;
  return true;
}
