#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CRelay.h"
#include "Inherited.h"

// Everything between fork and exec uses only what signal-safety(7) allows, and runs with all
// signals blocked: our handlers must not run in a child, which shares our pipes.

static bool tell(int descriptor, int value) {
  ssize_t count;
  do count = write(descriptor, &value, sizeof value);
  while (count < 0 && errno == EINTR);
  return count == sizeof value;
}

static bool hear(int descriptor, int *value) {
  ssize_t count;
  do count = read(descriptor, value, sizeof *value);
  while (count < 0 && errno == EINTR);
  return count == sizeof *value;
}

static _Noreturn void become_command(const struct relay_order *order, int failure) {
  for (int number = 0; number < 3; number++) {
    if (order->streams[number] != number) dup2(order->streams[number], number);
  }
  inherited_restore();
  execvp(order->arguments[0], order->arguments);
  tell(failure, errno);
  _exit(127);
}

// A process can be stopped by its terminal only if another process in its session could continue it, so a
// command that led its own session would not obey ^Z. Hence this process leads the session and is
// to the command what a shell is: it sees the stops, and continues it when it is told to.
static _Noreturn void monitor(const struct relay_order *order, int failure, int relay) {
  signal(SIGCHLD, SIG_DFL);  // waiting is impossible while it is ignored
  signal(SIGPIPE, SIG_IGN);
  if (setsid() < 0 || ioctl(order->terminal, TIOCSCTTY, 0) < 0) {
    tell(relay, -errno);
    _exit(0);
  }
  pid_t command = fork();
  if (command == 0) {
    setpgid(0, 0);
    tcsetpgrp(order->terminal, getpid());
    become_command(order, failure);
  }
  tell(relay, command < 0 ? -errno : command);
  if (command < 0) _exit(0);
  // Pipes must end with the command and not with the monitor. Both are above 2.
  int terminal = dup2(order->terminal, 0);
  relay = dup2(relay, 1);
  closefrom(2);
  for (;;) {
    int status = 0, word;
    pid_t waited = waitpid(command, &status, WUNTRACED);
    if (waited < 0 && errno == EINTR) continue;
    if (waited > 0 && WIFSTOPPED(status)) {
      tell(relay, status);
      hear(relay, &word);
      tcsetpgrp(terminal, command);
      kill(-command, SIGCONT);
      continue;
    }
    // The end of a session hangs up on the foreground, and throws away what the terminal has not
    // passed on yet: nothing else may be in the foreground then, and all must have been read.
    tcsetpgrp(terminal, getpgrp());
    tell(relay, status);
    while (hear(relay, &word)) {}
    _exit(0);
  }
}

enum relay_step relay_start(
    const struct relay_order *order, struct relay_process *process, int *error) {
  bool has_monitor = order->terminal >= 0;
  int failure[2], channel[2] = {-1, -1};
  if (pipe2(failure, O_CLOEXEC) < 0) {
    *error = errno;
    return RELAY_PREPARING;
  }
  if (has_monitor && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel) < 0) {
    *error = errno;
    close(failure[0]);
    close(failure[1]);
    return RELAY_PREPARING;
  }
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pid_t child = fork();
  if (child == 0) {
    if (has_monitor) monitor(order, failure[1], channel[1]);
    become_command(order, failure[1]);
  }
  *error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(failure[1]);
  if (has_monitor) close(channel[1]);

  enum relay_step step = RELAY_STARTED;
  int command = child;
  if (child < 0) {
    step = RELAY_PREPARING;
  } else if (has_monitor && (!hear(channel[0], &command) || command < 0)) {
    step = RELAY_PREPARING;
    *error = command < 0 ? -command : ECHILD;
  } else if (hear(failure[0], error)) {  // the successful exec closes it
    step = RELAY_EXECUTING;
  }
  close(failure[0]);
  if (step == RELAY_STARTED) {
    *process = (struct relay_process){.command = command, .child = child, .monitor = channel[0]};
    return step;
  }
  if (has_monitor) close(channel[0]);
  while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
  return step;
}
