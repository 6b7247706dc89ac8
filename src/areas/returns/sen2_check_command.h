/* The command "waymark check sen2". */
#pragma once

/* The arguments after "waymark check sen2" (app/command.h). */
extern const struct command_plan sen2_check_plan;
