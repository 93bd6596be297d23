#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "Session.h"

#include <wchar.h>

void curses_size(int *columns, int *rows) {
  *columns = curses_screen ? getmaxx(stdscr) : 0;
  *rows = curses_screen ? getmaxy(stdscr) : 0;
}

int curses_colors(void) { return curses_screen && has_colors() ? COLORS : 0; }

bool curses_define_pair(int pair, int foreground, int background) {
  return curses_screen && pair < COLOR_PAIRS
    && init_extended_pair(pair, foreground, background) == OK;
}

static attr_t attributes_of(int attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CURSES_BOLD) result |= A_BOLD;
  if (attributes & CURSES_DIM) result |= A_DIM;
  if (attributes & CURSES_ITALIC) result |= A_ITALIC;
  if (attributes & CURSES_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CURSES_REVERSE) result |= A_REVERSE;
  if (attributes & CURSES_BLINK) result |= A_BLINK;
  return result;
}

void curses_erase(void) {
  if (!curses_screen) return;
  attr_set(A_NORMAL, 0, NULL);
  erase();
}

void curses_draw(
  int row, int column, const uint32_t *scalars, int count, int attributes, int pair
) {
  if (!curses_screen) return;
  // The short is ignored where the pointer gives the number of the pair.
  attr_set(attributes_of(attributes), (short)pair, &pair);
  // In the last cell of the last row this reports an error after having drawn it.
  mvaddnwstr(row, column, (const wchar_t *)scalars, count);
}

void curses_refresh(int cursor_row, int cursor_column) {
  if (!curses_screen) return;
  bool wanted = cursor_row >= 0;
  leaveok(stdscr, !wanted);
  if (wanted) move(cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
  if (wanted != curses_cursor_shown) {
    curs_set(wanted);
    curses_cursor_shown = wanted;
  }
}

void curses_repaint(void) {
  if (!curses_screen) return;
  clearok(curscr, TRUE);
  doupdate();
}

void curses_ring(void) {
  if (curses_screen) beep();
}
