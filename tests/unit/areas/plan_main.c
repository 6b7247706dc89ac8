/* The command "waymark plan" as a program of its own, for tests of its exit codes and streams. */
#include "areas/renderings/plan_command.h"

int
main(int argc, char **argv)
{
	char name[] = "plan";

	argv[0] = name;
	return plan_command(argc, argv);
}
