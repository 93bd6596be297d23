/// What this process was born with. Its own main may have changed it since (SIGPIPE, for one), but
/// the command is to have it as if it had been started directly.
#ifndef JOBTOP_INHERITED_H
#define JOBTOP_INHERITED_H

#include <signal.h>
#include <stdbool.h>

bool inherited_ignores(int number);
/// Sets all dispositions and the mask back. Only between fork and exec.
void inherited_restore(void);

#endif
