// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/parse.hpp"

#include "cli/exit_code.hpp"
#include "cli/flags.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <sstream>

namespace otedama::cli {
namespace {

constexpr std::string_view kFooter =
    "Settings may also stand in a config file (-c) or in the environment "
    "(OTEDAMA_MINE_THREADS=2);\n"
    "flags win over the environment, the environment over the file. See docs/cli.md.\n"
    "Exit code: 0 done, or stopped with Ctrl-C; 1 failed; 2 wrong arguments or settings;\n"
    "130 interrupted before it was done. A second Ctrl-C ends the program at once.";

/// What one flag was given.
struct FlagInput {
    Flag flag;
    CLI::Option* option = nullptr;
};

/// CLI11's program with all our subcommands in it.
class Parser {
  public:
    Parser();

    [[nodiscard]] std::variant<Arguments, EarlyExit> parse(std::vector<std::string> arguments);

  private:
    struct Entry {
        const Subcommand* row = nullptr;
        CLI::App* app = nullptr;
        std::vector<FlagInput> inputs;
        std::string argument;
    };

    void add(const Subcommand& row);
    [[nodiscard]] EarlyExit early_exit(const CLI::ParseError& error) const;
    [[nodiscard]] static Arguments arguments_of(const Entry& entry);

    CLI::App app_;
    std::deque<Entry> entries_;  // CLI11 keeps addresses into them
};

CLI::Option* add_flag(CLI::App& app, const Flag& flag)
{
    const std::string names = flag.short_flag == 0
                                  ? fmt::format("--{}", flag.name)
                                  : fmt::format("-{},--{}", flag.short_flag, flag.name);
    if (flag.value_name.empty())
        return app.add_flag(names)->description(flag.help);
    CLI::Option* option = app.add_option(names)->description(flag.help);
    option->type_name(flag.value_name)->expected(1);
    option->multi_option_policy(
        flag.is_repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
    return option;
}

Parser::Parser()
    : app_(
          "Otedama mines cryptocurrency and runs the pool for it.\n"
          "New here? \"otedama demo\" mines blocks of a chain of its own, with nothing to set up.")
{
    app_.name("otedama");
    app_.require_subcommand(1);
    app_.set_version_flag("--version", fmt::format("otedama {}", build_info().version));
    app_.footer(std::string(kFooter));
    for (const Subcommand& row : subcommands()) add(row);
}

void Parser::add(const Subcommand& row)
{
    Entry& entry = entries_.emplace_back();
    entry.row = &row;
    entry.app = app_.add_subcommand(std::string(row.name), std::string(row.summary));
    for (const Flag& flag : flags_of(row))
        entry.inputs.push_back({flag, add_flag(*entry.app, flag)});
    if (!row.argument.empty())
        entry.app->add_option(std::string(row.argument), entry.argument)
            ->required()
            ->check(
                CLI::IsMember(std::vector<std::string>(std::begin(kShells), std::end(kShells))));
    entry.app->footer(fmt::format("Examples:\n{}", row.examples));
}

std::variant<Arguments, EarlyExit> Parser::parse(std::vector<std::string> arguments)
{
    // CLI11 takes them from the back.
    std::ranges::reverse(arguments);
    try {
        app_.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return early_exit(error);
    }
    const auto entry = std::ranges::find_if(
        entries_, [](const Entry& candidate) { return candidate.app->parsed(); });
    return arguments_of(*entry);
}

EarlyExit Parser::early_exit(const CLI::ParseError& error) const
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = app_.exit(error, out, err);
    return {.code = code == 0 ? kExitDone : kExitUsage, .out = out.str(), .error = err.str()};
}

Arguments Parser::arguments_of(const Entry& entry)
{
    Arguments arguments{.subcommand = entry.row, .argument = entry.argument};
    for (const auto& [flag, option] : entry.inputs) {
        if (option->count() == 0)
            continue;
        if (!flag.key.empty())
            arguments.settings.push_back({flag.key, option->results()});
        else if (flag.name == "config")
            arguments.config_file = option->results().back();
        else if (flag.name == "json")
            arguments.is_json = true;
        else if (flag.name == "no-color")
            arguments.is_colorless = true;
    }
    return arguments;
}

}  // namespace

std::variant<Arguments, EarlyExit> parse(const std::vector<std::string>& arguments)
{
    return Parser().parse(arguments);
}

}  // namespace otedama::cli
