// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/completion.hpp"

#include "cli/flags.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace otedama::cli {
namespace {

using testing::HasSubstr;

TEST(Completion, EveryScriptKnowsEveryCommandAndFlag)
{
    for (const std::string_view shell : kShells) {
        const std::string script = completion_script(shell);
        for (const Subcommand& row : subcommands()) {
            EXPECT_THAT(script, HasSubstr(row.name)) << shell;
            for (const Flag& flag : flags_of(row)) {
                const std::string name = shell == "fish" ? "-l " + flag.name : "--" + flag.name;
                EXPECT_THAT(script, HasSubstr(name)) << shell;
                for (const std::string& value : flag.values)
                    EXPECT_THAT(script, HasSubstr(value)) << shell;
            }
        }
    }
}

TEST(Completion, BashUnderstandsItsScript)
{
    const std::string file = testing::TempDir() + "/otedama_completion.bash";
    std::ofstream(file) << completion_script("bash");
    EXPECT_EQ(std::system(("bash -n " + file).c_str()), 0);
    const std::string answer =
        " && COMP_WORDS=(otedama pool --chain '') COMP_CWORD=3 && _otedama"
        " && [[ ${COMPREPLY[*]} == *regtest* ]]'";
    EXPECT_EQ(std::system(("bash -c 'source " + file + answer).c_str()), 0);
}

}  // namespace
}  // namespace otedama::cli
