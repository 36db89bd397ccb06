// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/parse.hpp"
#include "cli/subcommands.hpp"

#include <cstdio>
#include <exception>

namespace otedama::cli {
namespace {

int run(const std::vector<std::string>& arguments)
{
    const auto parsed = parse(arguments);
    if (const auto* early = std::get_if<EarlyExit>(&parsed)) {
        std::fputs(early->error.c_str(), stderr);
        return early->out.empty() || write_out(early->out) ? early->code : kExitFailed;
    }
    const auto& wanted = std::get<Arguments>(parsed);
    return wanted.subcommand->run(wanted);
}

}  // namespace
}  // namespace otedama::cli

int main(int argc, char** argv)
{
    using namespace otedama::cli;
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        write_error(error.what());
        return kExitFailed;
    }
}
