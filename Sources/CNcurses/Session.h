/// What the parts of this target share: the one screen, while it is open.
#ifndef JOBTOP_SESSION_H
#define JOBTOP_SESSION_H

#if !__has_include(<ncurses.h>)
#error "Install libncursesw5-dev (Debian: apt-get install libncursesw5-dev)"
#endif

#include <ncurses.h>
#include <stdbool.h>

/// NULL while closed; ncurses must not be called then.
extern SCREEN *curses_screen;
/// What ncurses was last told of the cursor.
extern bool curses_cursor_shown;

/// Makes ncurses' idea of the size that of the terminal.
void curses_adopt_size(void);
/// Teaches ncurses what nearly all terminals send, whatever their description leaves out.
void curses_define_keys(void);

#endif
