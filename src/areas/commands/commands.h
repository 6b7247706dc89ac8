/* Commands: what "waymark COMMAND" can do, besides what single areas bring. */
#pragma once
#include "app/command.h"

extern const struct command init_command, migrate_command, backup_command, verify_command,
    serve_command, work_command, user_command, settings_command, routes_command, forms_command,
    policy_command, demo_command, import_command, check_command, publish_command, plans_command,
    stats_command, export_command, forecasts_command;
