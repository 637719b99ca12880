// The subcommands that need the configuration and the database. Each returns an exit code of sysexits.h and says
// on standard error what went wrong.
#pragma once

#include "app/command_line.h"
#include "app/configuration.h"

namespace luwte::app {

int run_serve(const Configuration& configuration);
int run_database_migrate(const Configuration& configuration);
int run_database_status(const Configuration& configuration);
int run_organisation_add(const Configuration& configuration, const Arguments& arguments);
int run_organisation_alarms(const Configuration& configuration, const Arguments& arguments);
int run_organisation_list(const Configuration& configuration, const Arguments& arguments);
int run_forum_add(const Configuration& configuration, const Arguments& arguments);
int run_forum_list(const Configuration& configuration, const Arguments& arguments);
int run_staff_add(const Configuration& configuration, const Arguments& arguments);
int run_audit_verify(const Configuration& configuration, const Arguments& arguments);
int run_audit_checkpoint(const Configuration& configuration, const Arguments& arguments);
int run_demo_load(const Configuration& configuration, const Arguments& arguments);

}  // namespace luwte::app
