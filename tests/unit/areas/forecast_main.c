/* The command "waymark forecast" as a program of its own, for tests of its exit codes and files. */
#include "areas/forecasts/command.h"

int
main(int argc, char **argv)
{
	char name[] = "forecast";

	argv[0] = name;
	return forecast_command(argc, argv);
}
