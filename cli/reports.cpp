// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/reports.hpp"

#include "cli/completion.hpp"
#include "cli/output.hpp"
#include "cli/settings_source.hpp"
#include "cli/tables.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace otedama::cli {
namespace {

/// A report as JSON or as a table, and the exit code.
template <class Report>
int print(const Arguments& arguments, const Report& report)
{
    return report_text(arguments.is_json ? to_json(report) + "\n" : to_table(report));
}

/// Tells a person who waits what is being measured; says nothing into a file.
void show_progress(const std::string& what)
{
    if (isatty(STDERR_FILENO) == 1)
        fmt::print(stderr, "measuring {} ...\n", what);
}

BenchOptions bench_options(const Config& config)
{
    const std::chrono::duration<double> seconds(config.number("bench.seconds"));
    return {.algorithm = config.text("bench.algorithm"),
        .kernel = config.text("bench.kernel"),
        .threads = static_cast<unsigned>(config.integer("bench.threads")),
        .duration = std::chrono::round<std::chrono::milliseconds>(seconds)};
}

}  // namespace

int report_bench(const Arguments& arguments)
{
    const auto config = read_config(arguments);
    if (!config)
        return report_error(config.error());
    // Nothing to end in good order: the first Ctrl-C may end the process.
    const auto report = run_bench(bench_options(*config), show_progress, {});
    if (!report)
        return report_error(report.error());
    return print(arguments, *report);
}

int report_devices(const Arguments& arguments)
{
    const auto survey = survey_machine();
    if (!survey)
        return report_error(survey.error());
    return print(arguments, *survey);
}

int report_version(const Arguments& arguments)
{
    return print(arguments, build_info());
}

int report_completion(const Arguments& arguments)
{
    return report_text(completion_script(arguments.argument));
}

}  // namespace otedama::cli
