/* The command "waymark check sen2". */
#pragma once

/* The arguments after "waymark check sen2"; returns the exit code (app/command.h). */
int sen2_check_command(int argc, char **argv);
