/* The command "waymark clock" as a program of its own, for tests of its exit codes and streams. */
#include "areas/cases/clock_command.h"

int
main(int argc, char **argv)
{
	char name[] = "clock";

	argv[0] = name;
	return clock_command(argc, argv);
}
