#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "Session.h"

#include "CNcurses.h"
#include "Restore.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>
#undef columns  // a macro of term.h

SCREEN *curses_screen;
bool curses_cursor_shown;
static FILE *tty;
static bool mouse_on;
static bool interrupt_is_key;
static bool has_title;
static bool answer_expected;
static struct timespec asked;

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

/// Whether the terminal is described well enough.
static enum curses_failure judge(const char *term, int descriptor) {
  int answer = 0;
  if (setupterm((char *)term, descriptor, &answer) == OK) {
    const char *place = tigetstr("cup");
    return place && place != (char *)-1 ? CURSES_OPEN : CURSES_TOO_POOR;
  }
  return answer < 0 ? CURSES_NO_DATABASE : answer == 0 ? CURSES_NO_ENTRY : CURSES_TOO_POOR;
}

/// Lets ^S, ^Q, ^V and ^O be keys like all others; ^Z and ^\ stay signals, and so does ^C unless told otherwise.
static void refine_settings(int descriptor, struct termios *settings) {
  if (tcgetattr(descriptor, settings) != 0) return;
  settings->c_iflag &= ~(tcflag_t)IXON;
  settings->c_lflag &= ~(tcflag_t)IEXTEN;
  tcsetattr(descriptor, TCSANOW, settings);
  def_prog_mode();
}

// ncurses prefers LINES and COLUMNS, which may be what the shell began with; told to ignore them
// (use_env), it asks the terminal only once.
void curses_adopt_size(void) {
  struct winsize now;
  if (ioctl(fileno(tty), TIOCGWINSZ, &now) == 0 && now.ws_row > 0 && now.ws_col > 0
    && is_term_resized(now.ws_row, now.ws_col)) {
    resizeterm(now.ws_row, now.ws_col);
  }
}

enum curses_failure curses_open(const char *term, bool titled) {
  const char *const leaving[] = {
    MOUSE_OFF, PASTE_OFF, "rmkx", "sgr0", "op", "cnorm", "rmcup", titled ? TITLE_POP : NULL, NULL};
  const char *const entering[] = {"smcup", "smkx", PASTE_ON, titled ? TITLE_PUSH : NULL, NULL};
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
    curses_screen = tty ? newterm((char *)term, tty, tty) : NULL;
    if (!curses_screen) failure = CURSES_FAILED;
  }
  if (failure != CURSES_OPEN) {
    if (tty) fclose(tty); else close(descriptor);
    tty = NULL;
    return failure;
  }

  plan.descriptor = descriptor;
  curses_adopt_size();
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
  curses_define_keys();
  refine_settings(descriptor, &plan.inside);
  collect_into(plan.leave, sizeof plan.leave, &plan.leave_length, leaving);
  collect_into(plan.enter, sizeof plan.enter, &plan.enter_length, entering);
  restore_arm(&plan);
  mouse_on = false;
  interrupt_is_key = false;
  has_title = titled;
  answer_expected = false;
  // The first refresh enters the screen; the cursor is shown until told otherwise.
  curses_cursor_shown = true;
  refresh();
  curses_write(PASTE_ON, sizeof PASTE_ON - 1);
  if (has_title) curses_write(TITLE_PUSH, sizeof TITLE_PUSH - 1);
  return CURSES_OPEN;
}

void curses_expect_answer(bool expected) {
  answer_expected = expected;
  clock_gettime(CLOCK_MONOTONIC, &asked);
}

/// Takes what is under way, so that it does not end up in the shell. A terminal that has said nothing for a
/// second will not answer any more.
static void take_answer(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct pollfd terminal = {.fd = fileno(tty), .events = POLLIN};
  if (answer_expected && now.tv_sec - asked.tv_sec < 2) poll(&terminal, 1, 200);
}

void curses_close(void) {
  if (!curses_screen) return;
  if (!curses_is_hung_up()) {
    curses_write(PASTE_OFF, sizeof PASTE_OFF - 1);
    bool had_mouse = mouse_on;
    curses_set_mouse(false);
    curs_set(1);
    take_answer();
    endwin();
    if (has_title) curses_write(TITLE_POP, sizeof TITLE_POP - 1);
    // Neither must reports of the mouse.
    if (had_mouse || answer_expected) tcflush(fileno(tty), TCIFLUSH);
  }
  restore_disarm();
  delscreen(curses_screen);
  fclose(tty);
  curses_screen = NULL;
  tty = NULL;
}

int curses_descriptor(void) { return tty ? fileno(tty) : -1; }

int curses_wake_descriptor(void) { return tty ? restore_wake_descriptor() : -1; }

bool curses_is_hung_up(void) {
  struct pollfd terminal = {.fd = curses_descriptor(), .events = POLLIN};
  if (terminal.fd < 0) return true;
  return poll(&terminal, 1, 0) > 0 && (terminal.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

// MARK: Modes

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

void curses_set_mouse(bool on) {
  if (!curses_screen || on == mouse_on) return;
  mouse_on = on;
  restore_remember_mouse(on);
  if (on) {
    curses_write(MOUSE_ON, sizeof MOUSE_ON - 1);
  } else {
    curses_write(MOUSE_OFF, sizeof MOUSE_OFF - 1);
  }
}

void curses_set_interrupt_key(bool on) {
  struct termios settings;
  if (!curses_screen || on == interrupt_is_key) return;
  interrupt_is_key = on;
  restore_remember_interrupt_key(on);
  if (tcgetattr(fileno(tty), &settings) != 0) return;
  restore_prepare(&settings);
  tcsetattr(fileno(tty), TCSANOW, &settings);
  def_prog_mode();
}

// MARK: Job control

void curses_suspend(void) { kill(0, SIGTSTP); }

bool curses_was_continued(void) {
  if (!curses_screen || !restore_was_continued()) return false;
  // While we were stopped, nobody told us of a new size.
  curses_adopt_size();
  // The terminal shows its cursor now, whatever ncurses believes.
  curs_set(1);
  curs_set(curses_cursor_shown ? 1 : 0);
  curses_repaint();
  return true;
}
