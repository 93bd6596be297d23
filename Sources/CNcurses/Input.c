#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "Session.h"

#include <stdio.h>
#include <wchar.h>

static const struct { const char *sequence; int key; } plain_keys[] = {
  {"\033[A", CURSES_KEY_UP}, {"\033OA", CURSES_KEY_UP},
  {"\033[B", CURSES_KEY_DOWN}, {"\033OB", CURSES_KEY_DOWN},
  {"\033[C", CURSES_KEY_RIGHT}, {"\033OC", CURSES_KEY_RIGHT},
  {"\033[D", CURSES_KEY_LEFT}, {"\033OD", CURSES_KEY_LEFT},
  {"\033[H", CURSES_KEY_HOME}, {"\033OH", CURSES_KEY_HOME},
  {"\033[1~", CURSES_KEY_HOME}, {"\033[7~", CURSES_KEY_HOME},
  {"\033[F", CURSES_KEY_END}, {"\033OF", CURSES_KEY_END},
  {"\033[4~", CURSES_KEY_END}, {"\033[8~", CURSES_KEY_END},
  {"\033[2~", CURSES_KEY_INSERT}, {"\033[3~", CURSES_KEY_DELETE},
  {"\033[5~", CURSES_KEY_PAGE_UP}, {"\033[6~", CURSES_KEY_PAGE_DOWN},
  {"\033[Z", CURSES_KEY_BACK_TAB},
  {"\033OP", CURSES_KEY_FUNCTION + 1}, {"\033OQ", CURSES_KEY_FUNCTION + 2},
  {"\033OR", CURSES_KEY_FUNCTION + 3}, {"\033OS", CURSES_KEY_FUNCTION + 4},
  {"\033[11~", CURSES_KEY_FUNCTION + 1}, {"\033[12~", CURSES_KEY_FUNCTION + 2},
  {"\033[13~", CURSES_KEY_FUNCTION + 3}, {"\033[14~", CURSES_KEY_FUNCTION + 4},
  {"\033[200~", CURSES_KEY_PASTE_BEGINS}, {"\033[201~", CURSES_KEY_PASTE_ENDS},
  {"\033[<", CURSES_KEY_MOUSE},
};

static const struct { const char *start; const char *end; int key; } modified_keys[] = {
  {"1", "A", CURSES_KEY_UP}, {"1", "B", CURSES_KEY_DOWN},
  {"1", "C", CURSES_KEY_RIGHT}, {"1", "D", CURSES_KEY_LEFT},
  {"1", "H", CURSES_KEY_HOME}, {"1", "F", CURSES_KEY_END},
  {"2", "~", CURSES_KEY_INSERT}, {"3", "~", CURSES_KEY_DELETE},
  {"5", "~", CURSES_KEY_PAGE_UP}, {"6", "~", CURSES_KEY_PAGE_DOWN},
  {"1", "P", CURSES_KEY_FUNCTION + 1}, {"1", "Q", CURSES_KEY_FUNCTION + 2},
  {"1", "R", CURSES_KEY_FUNCTION + 3}, {"1", "S", CURSES_KEY_FUNCTION + 4},
  {"15", "~", CURSES_KEY_FUNCTION + 5}, {"17", "~", CURSES_KEY_FUNCTION + 6},
  {"18", "~", CURSES_KEY_FUNCTION + 7}, {"19", "~", CURSES_KEY_FUNCTION + 8},
  {"20", "~", CURSES_KEY_FUNCTION + 9}, {"21", "~", CURSES_KEY_FUNCTION + 10},
  {"23", "~", CURSES_KEY_FUNCTION + 11}, {"24", "~", CURSES_KEY_FUNCTION + 12},
};

// Our own key codes begin beyond those that ncurses gives out itself.
enum { own_keys = 4096 };

#define COUNT(list) (int)(sizeof list / sizeof list[0])

void curses_define_keys(void) {
  for (int i = 0; i < COUNT(plain_keys); i++) {
    define_key(plain_keys[i].sequence, own_keys + plain_keys[i].key * 8);
  }
  for (int i = 0; i < COUNT(modified_keys); i++) {
    for (int modifiers = 1; modifiers < 8; modifiers++) {
      char sequence[16];
      snprintf(
        sequence, sizeof sequence, "\033[%s;%d%s", modified_keys[i].start, modifiers + 1,
        modified_keys[i].end);
      define_key(sequence, own_keys + modified_keys[i].key * 8 + modifiers);
    }
  }
}

static int translated(int code) {
  switch (code) {
  case KEY_UP: return CURSES_KEY_UP;
  case KEY_DOWN: return CURSES_KEY_DOWN;
  case KEY_RIGHT: return CURSES_KEY_RIGHT;
  case KEY_LEFT: return CURSES_KEY_LEFT;
  case KEY_HOME: case KEY_FIND: case KEY_A1: return CURSES_KEY_HOME;
  case KEY_END: case KEY_SELECT: case KEY_C1: return CURSES_KEY_END;
  case KEY_IC: return CURSES_KEY_INSERT;
  case KEY_DC: return CURSES_KEY_DELETE;
  case KEY_PPAGE: case KEY_A3: return CURSES_KEY_PAGE_UP;
  case KEY_NPAGE: case KEY_C3: return CURSES_KEY_PAGE_DOWN;
  case KEY_BTAB: return CURSES_KEY_BACK_TAB;
  case KEY_BACKSPACE: return CURSES_KEY_BACKSPACE;
  case KEY_ENTER: return CURSES_KEY_ENTER;
  case KEY_RESIZE: return CURSES_KEY_RESIZE;
  default:
    if (code > KEY_F0 && code <= KEY_F(63)) return CURSES_KEY_FUNCTION + (code - KEY_F0);
    return CURSES_KEY_OTHER;
  }
}

enum curses_input curses_read(uint32_t *value, int *modifiers) {
  wint_t read = 0;
  *modifiers = 0;
  if (!curses_screen) return CURSES_NOTHING;
  switch (get_wch(&read)) {
  case KEY_CODE_YES:
    if (read >= own_keys) {
      *value = (read - own_keys) / 8;
      *modifiers = (int)(read - own_keys) % 8;
    } else {
      if (read == KEY_RESIZE) curses_adopt_size();
      *value = (uint32_t)translated((int)read);
    }
    return CURSES_KEY;
  case OK:
    *value = read;
    return CURSES_CHARACTER;
  default:
    return CURSES_NOTHING;
  }
}
