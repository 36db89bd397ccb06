// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/completion.hpp"

#include "cli/flags.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace otedama::cli {
namespace {

/// Text inside '...' of every shell here: an apostrophe would end it.
std::string shell_quoted(std::string_view text)
{
    std::string safe;
    for (const char c : text) safe += c == '\'' ? ' ' : c;
    return '\'' + safe + '\'';
}

std::string names_of_subcommands()
{
    std::string names;
    for (const Subcommand& row : subcommands())
        names += fmt::format("{}{}", names.empty() ? "" : " ", row.name);
    return names;
}

std::vector<std::string> spellings(const Flag& flag)
{
    std::vector<std::string> all = {"--" + flag.name};
    if (flag.short_flag != 0)
        all.push_back(fmt::format("-{}", flag.short_flag));
    return all;
}

// bash

std::string bash_case(const Subcommand& row)
{
    std::vector<std::string> words = {"--help"};
    std::string values;
    for (const Flag& flag : flags_of(row)) {
        const auto names = spellings(flag);
        words.insert(words.end(), names.begin(), names.end());
        const std::string pattern = fmt::format("{}", fmt::join(names, "|"));
        if (!flag.values.empty())
            values += fmt::format(
                "            {}) words='{}' ;;\n", pattern, fmt::join(flag.values, " "));
        else if (!flag.value_name.empty())
            values += fmt::format("            {}) compopt -o default; return ;;\n", pattern);
    }
    if (!row.argument.empty())
        words.insert(words.begin(), std::begin(kShells), std::end(kShells));
    return fmt::format(
        "        {})\n            case $previous in\n{}            *) words='{}' ;;\n"
        "            esac ;;\n",
        row.name, values, fmt::join(words, " "));
}

std::string bash_script()
{
    std::string cases;
    for (const Subcommand& row : subcommands()) cases += bash_case(row);
    return fmt::format(
        "_otedama()\n{{\n"
        "    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}\n"
        "    local words=''\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        words='{} --help --version'\n"
        "    else\n"
        "        case ${{COMP_WORDS[1]}} in\n{}        esac\n"
        "    fi\n"
        "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
        "}}\n"
        "complete -F _otedama otedama\n",
        names_of_subcommands(), cases);
}

// zsh

/// Text in a specification of _arguments, where ':' and brackets mean something.
std::string zsh_text(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']')
            safe += '\\';
        safe += c;
    }
    return safe;
}

std::string zsh_flag(const Flag& flag)
{
    std::string action;
    if (!flag.values.empty())
        action = fmt::format(":{}:({})", flag.value_name, fmt::join(flag.values, " "));
    else if (!flag.value_name.empty())
        action = fmt::format(":{}:_files", flag.value_name);
    std::string specifications;
    for (const std::string& name : spellings(flag))
        specifications += fmt::format("                {} \\\n",
            shell_quoted(fmt::format(
                "{}{}[{}]{}", flag.is_repeatable ? "*" : "", name, zsh_text(flag.help), action)));
    return specifications;
}

std::string zsh_case(const Subcommand& row)
{
    std::string flags;
    for (const Flag& flag : flags_of(row)) flags += zsh_flag(flag);
    if (!row.argument.empty())
        flags += fmt::format("                '1:{}:({})' \\\n", row.argument,
            fmt::join(std::begin(kShells), std::end(kShells), " "));
    return fmt::format(
        "        {})\n            _arguments \\\n{}                '--help[Show help]' ;;\n",
        row.name, flags);
}

std::string zsh_script()
{
    std::string names;
    std::string cases;
    for (const Subcommand& row : subcommands()) {
        names += fmt::format(
            "        {}\n", shell_quoted(fmt::format("{}:{}", row.name, zsh_text(row.summary))));
        cases += zsh_case(row);
    }
    return fmt::format(
        "#compdef otedama\n\n_otedama()\n{{\n"
        "    local -a names=(\n{}    )\n"
        "    if ((CURRENT == 2)); then\n"
        "        _describe command names\n"
        "        return\n"
        "    fi\n"
        "    shift words\n"
        "    ((CURRENT--))\n"
        "    case $words[1] in\n{}    esac\n"
        "}}\n\n"
        "if [[ $funcstack[1] == _otedama ]]; then\n    _otedama \"$@\"\nelse\n"
        "    compdef _otedama otedama\nfi\n",
        names, cases);
}

// fish

std::string fish_flag(const Subcommand& row, const Flag& flag)
{
    std::string line = fmt::format(
        "complete -c otedama -n '__fish_seen_subcommand_from {}' -l {}", row.name, flag.name);
    if (flag.short_flag != 0)
        line += fmt::format(" -s {}", flag.short_flag);
    if (!flag.values.empty())
        line +=
            fmt::format(" -x -a {}", shell_quoted(fmt::format("{}", fmt::join(flag.values, " "))));
    else if (!flag.value_name.empty())
        line += " -r";
    return fmt::format("{} -d {}\n", line, shell_quoted(flag.help));
}

std::string fish_script()
{
    std::string script = "complete -c otedama -f\n";
    for (const Subcommand& row : subcommands()) {
        script += fmt::format("complete -c otedama -n __fish_use_subcommand -a {} -d {}\n",
            row.name, shell_quoted(row.summary));
        for (const Flag& flag : flags_of(row)) script += fish_flag(row, flag);
        if (!row.argument.empty())
            script +=
                fmt::format("complete -c otedama -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                    row.name, fmt::join(std::begin(kShells), std::end(kShells), " "));
    }
    return script;
}

}  // namespace

std::string completion_script(std::string_view shell)
{
    if (shell == "bash")
        return bash_script();
    return shell == "zsh" ? zsh_script() : fish_script();
}

}  // namespace otedama::cli
