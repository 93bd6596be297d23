/// Giving the terminal back when a signal ends or stops the process.
#ifndef JOBTOP_RESTORE_H
#define JOBTOP_RESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// What to send and to set. Filled before `restore_arm`, and not changed while armed.
struct restore_plan {
  int descriptor;
  struct termios outside;  ///< the settings as they were found
  struct termios inside;   ///< the settings of the program
  char leave[512];         ///< gives the terminal back
  size_t leave_length;
  char enter[512];         ///< takes it again
  size_t enter_length;
};

/// Notes which signals are ignored (nohup): those stay ignored. Before ncurses sets its own.
void restore_note_ignored(void);
void restore_arm(const struct restore_plan *plan);
void restore_disarm(void);
/// Whether the mouse is to be turned on again after a stop.
void restore_remember_mouse(bool on);
/// Whether ^C is a key of the program, also after a stop.
void restore_remember_interrupt_key(bool on);
/// Makes ^C in these settings what was last remembered.
void restore_prepare(struct termios *settings);
/// Readable after the process was continued and after a new size of the terminal, until `restore_was_continued`.
int restore_wake_descriptor(void);
/// True once after the process was continued.
bool restore_was_continued(void);

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
// Titles are put aside and taken back by the terminal itself, which knows them.
#define TITLE_PUSH "\033[22;0t"
#define TITLE_POP "\033[23;0t"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

#endif
