#if !__has_include(<ncurses.h>)
#error "Install libncursesw5-dev (Debian: apt-get install libncursesw5-dev)"
#endif

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "Restore.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#undef columns  // a macro of term.h

static SCREEN *screen;
static FILE *tty;
static bool cursor_shown;
static bool mouse_on;

// MARK: Locale

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// LC_CTYPE only: with LC_ALL numbers would be written in the operator's way everywhere.
bool curses_use_locale(void) {
  setlocale(LC_CTYPE, "");
  return is_utf8();
}

bool curses_force_utf8(void) {
  return (setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8")) && is_utf8();
}

bool curses_locale_is_ascii(void) {
  return strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0;
}

// MARK: Opening and closing

static char *collected;
static size_t collected_length, collected_limit;

static int collect(int byte) {
  if (collected_length < collected_limit) collected[collected_length++] = (char)byte;
  return byte;
}

/// Adds capabilities (by their names) and literal text to a prebuilt string.
static void collect_into(char *buffer, size_t limit, size_t *length, const char *const *parts) {
  collected = buffer;
  collected_limit = limit;
  collected_length = 0;
  for (; *parts; parts++) {
    const char *text = *parts;
    if (text[0] != '\033') text = tigetstr((char *)text);
    if (text && text != (char *)-1) tputs(text, 1, collect);
  }
  *length = collected_length;
}

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

/// Teaches ncurses what nearly all terminals send, whatever their description leaves out.
static void define_keys(void) {
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

/// Whether the terminal is described well enough.
static enum curses_failure judge(const char *term, int descriptor) {
  int answer = 0;
  if (setupterm((char *)term, descriptor, &answer) == OK) {
    const char *place = tigetstr("cup");
    return place && place != (char *)-1 ? CURSES_OPEN : CURSES_TOO_POOR;
  }
  return answer < 0 ? CURSES_NO_DATABASE : answer == 0 ? CURSES_NO_ENTRY : CURSES_TOO_POOR;
}

/// Lets ^S, ^Q, ^V and ^O be keys like all others; ^C, ^Z and ^\ stay signals.
static void refine_settings(int descriptor, struct termios *settings) {
  if (tcgetattr(descriptor, settings) != 0) return;
  settings->c_iflag &= ~(tcflag_t)IXON;
  settings->c_lflag &= ~(tcflag_t)IEXTEN;
  tcsetattr(descriptor, TCSANOW, settings);
  def_prog_mode();
}

/// Makes ncurses' idea of the size that of the terminal. ncurses prefers LINES and COLUMNS, which may
/// be what the shell began with; told to ignore them (use_env), it asks the terminal only once.
static void adopt_size(void) {
  struct winsize now;
  if (ioctl(fileno(tty), TIOCGWINSZ, &now) == 0 && now.ws_row > 0 && now.ws_col > 0
    && is_term_resized(now.ws_row, now.ws_col)) {
    resizeterm(now.ws_row, now.ws_col);
  }
}

enum curses_failure curses_open(const char *term) {
  static const char *const leaving[] = {
    MOUSE_OFF, PASTE_OFF, "rmkx", "sgr0", "op", "cnorm", "rmcup", NULL};
  static const char *const entering[] = {"smcup", "smkx", PASTE_ON, NULL};
  struct restore_plan plan;
  memset(&plan, 0, sizeof plan);

  int descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (descriptor < 0 || tcgetattr(descriptor, &plan.outside) != 0) {
    if (descriptor >= 0) close(descriptor);
    return CURSES_NO_TTY;
  }
  enum curses_failure failure = judge(term, descriptor);
  if (failure == CURSES_OPEN) {
    tty = fdopen(descriptor, "r+");
    restore_note_ignored();
    screen = tty ? newterm((char *)term, tty, tty) : NULL;
    if (!screen) failure = CURSES_FAILED;
  }
  if (failure != CURSES_OPEN) {
    if (tty) fclose(tty); else close(descriptor);
    tty = NULL;
    return failure;
  }

  plan.descriptor = descriptor;
  adopt_size();
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  set_escdelay(25);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  define_keys();
  refine_settings(descriptor, &plan.inside);
  collect_into(plan.leave, sizeof plan.leave, &plan.leave_length, leaving);
  collect_into(plan.enter, sizeof plan.enter, &plan.enter_length, entering);
  restore_arm(&plan);
  mouse_on = false;
  // The first refresh enters the screen; the cursor is shown until told otherwise.
  cursor_shown = true;
  refresh();
  curses_write(PASTE_ON, sizeof PASTE_ON - 1);
  return CURSES_OPEN;
}

void curses_close(void) {
  if (!screen) return;
  if (!curses_is_hung_up()) {
    curses_write(PASTE_OFF, sizeof PASTE_OFF - 1);
    bool had_mouse = mouse_on;
    curses_set_mouse(false);
    curs_set(1);
    endwin();
    // Reports of the mouse that are under way must not end up in the shell.
    if (had_mouse) tcflush(fileno(tty), TCIFLUSH);
  }
  restore_disarm();
  delscreen(screen);
  fclose(tty);
  screen = NULL;
  tty = NULL;
}

int curses_descriptor(void) { return tty ? fileno(tty) : -1; }

bool curses_is_hung_up(void) {
  struct pollfd terminal = {.fd = curses_descriptor(), .events = POLLIN};
  if (terminal.fd < 0) return true;
  return poll(&terminal, 1, 0) > 0 && (terminal.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

// MARK: Drawing

void curses_size(int *columns, int *rows) {
  *columns = screen ? getmaxx(stdscr) : 0;
  *rows = screen ? getmaxy(stdscr) : 0;
}

int curses_colors(void) { return screen && has_colors() ? COLORS : 0; }

bool curses_define_pair(int pair, int foreground, int background) {
  return screen && pair < COLOR_PAIRS && init_extended_pair(pair, foreground, background) == OK;
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
  if (!screen) return;
  attr_set(A_NORMAL, 0, NULL);
  erase();
}

void curses_draw(
  int row, int column, const uint32_t *scalars, int count, int attributes, int pair
) {
  if (!screen) return;
  // The short is ignored where the pointer gives the number of the pair.
  attr_set(attributes_of(attributes), (short)pair, &pair);
  // In the last cell of the last row this reports an error after having drawn it.
  mvaddnwstr(row, column, (const wchar_t *)scalars, count);
}

void curses_refresh(int cursor_row, int cursor_column) {
  if (!screen) return;
  bool wanted = cursor_row >= 0;
  leaveok(stdscr, !wanted);
  if (wanted) move(cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
  if (wanted != cursor_shown) {
    curs_set(wanted);
    cursor_shown = wanted;
  }
}

void curses_repaint(void) {
  if (!screen) return;
  clearok(curscr, TRUE);
  doupdate();
}

void curses_ring(void) {
  if (screen) beep();
}

void curses_write(const char *bytes, size_t count) {
  int descriptor = curses_descriptor();
  while (descriptor >= 0 && count > 0) {
    ssize_t sent = write(descriptor, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

// MARK: Input

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
  if (!screen) return CURSES_NOTHING;
  switch (get_wch(&read)) {
  case KEY_CODE_YES:
    if (read >= own_keys) {
      *value = (read - own_keys) / 8;
      *modifiers = (int)(read - own_keys) % 8;
    } else {
      if (read == KEY_RESIZE) adopt_size();
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

void curses_set_mouse(bool on) {
  if (!screen || on == mouse_on) return;
  mouse_on = on;
  restore_remember_mouse(on);
  if (on) {
    curses_write(MOUSE_ON, sizeof MOUSE_ON - 1);
  } else {
    curses_write(MOUSE_OFF, sizeof MOUSE_OFF - 1);
  }
}

// MARK: Job control

void curses_suspend(void) { kill(0, SIGTSTP); }

bool curses_was_continued(void) {
  if (!screen || !restore_was_continued()) return false;
  // While we were stopped, nobody told us of a new size.
  adopt_size();
  // The terminal shows its cursor now, whatever ncurses believes.
  curs_set(1);
  curs_set(cursor_shown ? 1 : 0);
  curses_repaint();
  return true;
}
