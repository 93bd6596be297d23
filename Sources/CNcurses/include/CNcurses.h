/// All of ncurses that is used, as plain C functions: its macros, variadic functions and global
/// variables do not import into Swift. There is one terminal per process, as in ncurses itself;
/// only one thread may call these.
#ifndef JOBTOP_CNCURSES_H
#define JOBTOP_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Locale

/// Takes LC_CTYPE from the environment and says whether its character set is UTF-8.
bool curses_use_locale(void);
/// Makes LC_CTYPE UTF-8 whatever the environment says; false when no such locale is installed.
bool curses_force_utf8(void);
/// Whether the character set is plain ASCII, as with no locale at all.
bool curses_locale_is_ascii(void);

// MARK: Opening and closing

enum curses_failure {
  CURSES_OPEN = 0,
  CURSES_NO_TTY,       ///< the process has no terminal
  CURSES_NO_ENTRY,     ///< TERM is unknown
  CURSES_TOO_POOR,     ///< TERM is known, but its cursor cannot be placed
  CURSES_NO_DATABASE,  ///< there is no terminal database
  CURSES_FAILED,       ///< anything else
};

/// Opens /dev/tty and takes the screen over. Its settings are given back at `curses_close`, at
/// `exit`, and when a signal ends or stops the process. Where the terminal has a title (`titled`), so is that.
enum curses_failure curses_open(const char *term, bool titled);
void curses_close(void);
/// The descriptor to poll; -1 when closed.
int curses_descriptor(void);
/// Another one to poll: readable after a stop and after a new size, however early the signal came; -1 when closed.
int curses_wake_descriptor(void);
/// Whether the other end of the terminal is gone.
bool curses_is_hung_up(void);

// MARK: Drawing

void curses_size(int *columns, int *rows);
/// How many colours the terminal has; 0 when it has none.
int curses_colors(void);
/// Makes a colour pair; -1 is the terminal's own colour.
bool curses_define_pair(int pair, int foreground, int background);

enum curses_attribute {
  CURSES_BOLD = 1,
  CURSES_DIM = 2,
  CURSES_ITALIC = 4,
  CURSES_UNDERLINE = 8,
  CURSES_REVERSE = 16,
  CURSES_BLINK = 32,
};

void curses_erase(void);
/// Puts scalars in their place. `attributes` are `curses_attribute`s.
void curses_draw(
  int row, int column, const uint32_t *scalars, int count, int attributes, int pair);
/// Sends what changed. The cursor is hidden when its row is negative.
void curses_refresh(int cursor_row, int cursor_column);
/// Draws everything again, whatever the screen shows now.
void curses_repaint(void);
void curses_ring(void);
/// Writes bytes past the screen.
void curses_write(const char *bytes, size_t count);

// MARK: Input

enum curses_input { CURSES_NOTHING = 0, CURSES_CHARACTER, CURSES_KEY };

enum curses_key {
  CURSES_KEY_OTHER = 0,
  CURSES_KEY_UP,
  CURSES_KEY_DOWN,
  CURSES_KEY_RIGHT,
  CURSES_KEY_LEFT,
  CURSES_KEY_HOME,
  CURSES_KEY_END,
  CURSES_KEY_INSERT,
  CURSES_KEY_DELETE,
  CURSES_KEY_PAGE_UP,
  CURSES_KEY_PAGE_DOWN,
  CURSES_KEY_BACK_TAB,
  CURSES_KEY_BACKSPACE,
  CURSES_KEY_ENTER,
  CURSES_KEY_RESIZE,
  CURSES_KEY_PASTE_BEGINS,
  CURSES_KEY_PASTE_ENDS,
  CURSES_KEY_MOUSE,      ///< the rest of the report follows as characters
  CURSES_KEY_FUNCTION,   ///< F1 is this + 1
};

/// One character or key without waiting. `modifiers`: 1 shift, 2 alt, 4 control.
enum curses_input curses_read(uint32_t *value, int *modifiers);
void curses_set_mouse(bool on);
/// Whether ^C comes as a character instead of ending the process.
void curses_set_interrupt_key(bool on);

/// Whether an answer of the terminal is under way. If it is not there yet at the end, it is waited for, but
/// only a moment: the shell would take it for what somebody types.
void curses_expect_answer(bool expected);

// MARK: Job control

/// Stops the process (and its group) like ^Z.
void curses_suspend(void);
/// True once after the process was stopped and continued: all must be drawn again.
bool curses_was_continued(void);

#endif
