/* The command "waymark screen" as a program of its own, for tests of its exit codes and streams. */
#include "areas/official/screen_command.h"

int
main(int argc, char **argv)
{
	char name[] = "screen";

	argv[0] = name;
	return screen_command(argc, argv);
}
