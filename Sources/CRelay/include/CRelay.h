/// What a relay needs and Swift cannot do: fork, signal handlers, and giving a terminal back while
/// crashing.
#ifndef JOBTOP_CRELAY_H
#define JOBTOP_CRELAY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

/// Opens the two ends of a pipe or a pseudoterminal: ours, which never waits, and the command's. No other
/// command that is started meanwhile gets either.
bool relay_open_pipe(int ends[2]);
/// The other way round: the command reads the first end, and the second one is ours.
bool relay_open_input(int ends[2]);
bool relay_open_terminal(int ends[2]);

/// Writes what is in one pipe to another one, too, without copying or waiting: tee(2).
ssize_t relay_duplicate(int source, int sink, size_t count);

/// How to start a command.
struct relay_order {
  char *const *arguments;  ///< ends with NULL; the first one is looked for in PATH
  int streams[3];          ///< what becomes 0, 1 and 2; its own number: stays as it is
  /// A terminal that the command gets for itself, in a session of its own with a monitor that tells
  /// when it stops; -1: it stays in our session and in our process group.
  int terminal;
};

/// A command that runs.
struct relay_process {
  pid_t command;
  pid_t child;  ///< to be waited for: the monitor, or the command itself
  int monitor;  ///< gives an `int` status of waitpid for each stop and for the end; -1 without one
};

enum relay_step { RELAY_STARTED, RELAY_PREPARING, RELAY_EXECUTING };

/// Starts the command with the signal mask and the ignored signals that this process was born with.
///
/// Returns where it failed, with the reason in `error`.
enum relay_step relay_start(
    const struct relay_order *order, struct relay_process *process, int *error);

/// A signal that this process was sent.
struct relay_signal {
  int32_t number;
  int32_t sender;
  int32_t is_from_kernel;  ///< a key of the terminal, or its end: the whole process group has it
};

/// Catches what is to be forwarded or noticed; ignored signals stay ignored.
///
/// Returns a descriptor that gives a `relay_signal` for each; -1 when signals are caught already.
int relay_signals_open(bool catches_stop);
void relay_signals_close(void);

/// Stops this process group by the default action of a signal, or this process by SIGSTOP; returns
/// when it is continued.
void relay_stop(int number);

/// Gives these settings back to a terminal when this process exits or crashes, until it is called
/// with NULL.
void relay_guard(int terminal, const struct termios *settings);

/// Commands that lead sessions of their own, where no key of our terminal reaches them.
void relay_apart_add(pid_t leader);
void relay_apart_remove(pid_t leader);
/// From now on, or no more, a signal that ends this process ends them, too.
void relay_apart_guard(void);
void relay_apart_unguard(void);

#endif
