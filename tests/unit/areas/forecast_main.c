/* The command "waymark forecast" as a program of its own, for tests of its exit codes and files. */
#include "areas/forecasts/command.h"

int
main(int argc, char **argv)
{
	return forecast_command(argc, argv);
}
