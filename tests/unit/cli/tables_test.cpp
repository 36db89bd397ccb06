// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::cli {
namespace {

using testing::HasSubstr;

TEST(Tables, ABenchTableHasResultsAndWhatWasSkipped)
{
    BenchReport report;
    report.results.push_back({"sha256d", "sha256d/avx2", "cpu:0", 2, "search", 2.5e7, "H/s"});
    report.skipped.push_back({"sha256d", "sha256d/avx512", "this CPU has no AVX-512"});
    const std::string table = to_table(report);
    EXPECT_THAT(table, HasSubstr("25.00 MH/s"));
    EXPECT_THAT(table, HasSubstr("skipped: this CPU has no AVX-512"));
}

TEST(Tables, DevicesSayWhyNot)
{
    MachineSurvey survey{.cpu_name = "A CPU", .core_count = 2, .chosen_processors = {0, 2}};
    survey.kernels = {{"sha256d", "sha256d/avx512", false, false, "no AVX-512"},
        {"sha256d", "sha256d/avx2", true, true, ""}, {"sha256d", "sha256d/ref", true, false, ""}};
    const std::string table = to_table(survey);
    EXPECT_THAT(table, HasSubstr("not usable: no AVX-512"));
    EXPECT_THAT(table, HasSubstr("usable, chosen"));
    EXPECT_THAT(table, HasSubstr("0 2"));
}

}  // namespace
}  // namespace otedama::cli
