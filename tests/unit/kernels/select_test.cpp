// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/select.hpp"

#include "kernels/algorithms.hpp"
#include "kernels/cpu_kernels.hpp"
#include "kernels/sha256d/sha256d.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace otedama {
namespace {

using ::testing::HasSubstr;

const Algorithm& sha256d()
{
    return *find_algorithm("sha256d");
}

/// The reference row, for tests to spoil.
CpuKernel healthy_kernel()
{
    return cpu_kernels().back();
}

std::string failure_of(const CpuKernel& kernel)
{
    const auto result = self_test(kernel);
    return result ? "passed" : result.error().message;
}

TEST(SelfTest, PassesEveryKernelThisMachineCanRun)
{
    for (const CpuKernel& kernel : cpu_kernels()) {
        if (has_all(cpu_features(), kernel.needs)) {
            EXPECT_EQ(failure_of(kernel), "passed") << kernel.name;
        }
    }
}

TEST(SelfTest, CatchesAKernelThatFindsNothing)
{
    CpuKernel kernel = healthy_kernel();
    kernel.name = "sha256d/blind";
    kernel.search = [](const SearchInput&, NonceRange range, Scratch, const std::atomic<bool>&,
                        Hits&) noexcept { return range.count; };
    EXPECT_THAT(failure_of(kernel), HasSubstr("sha256d/blind self-test failed: nonce 0x"));
    EXPECT_THAT(failure_of(kernel), HasSubstr("not found"));
}

TEST(SelfTest, CatchesAKernelThatSkipsEvenNonces)
{
    CpuKernel kernel = healthy_kernel();
    kernel.search = [](const SearchInput& input, NonceRange range, Scratch scratch,
                        const std::atomic<bool>& stop, Hits& hits) noexcept {
        for (std::uint64_t i = 0; i < range.count; ++i) {
            if (hits.is_full())
                return i;
            if ((range.first + i) % 2 != 0)
                sha256d_search_ref(input, {range.first + i, 1}, scratch, stop, hits);
        }
        return range.count;
    };
    EXPECT_THAT(failure_of(kernel), HasSubstr("not found"));
}

TEST(SelfTest, CatchesAKernelThatClaimsWrongNonces)
{
    CpuKernel kernel = healthy_kernel();
    kernel.search = [](const SearchInput& input, NonceRange range, Scratch scratch,
                        const std::atomic<bool>& stop, Hits& hits) noexcept {
        SearchInput easier = input;
        easier.target = Target({~0ULL, ~0ULL, ~0ULL, ~0ULL});
        return sha256d_search_ref(easier, range, scratch, stop, hits);
    };
    EXPECT_THAT(failure_of(kernel), HasSubstr("claimed wrongly"));
}

TEST(SelfTest, CatchesAKernelThatStopsShort)
{
    CpuKernel kernel = healthy_kernel();
    kernel.search = [](const SearchInput&, NonceRange, Scratch, const std::atomic<bool>&,
                        Hits&) noexcept { return std::uint64_t{0}; };
    EXPECT_THAT(failure_of(kernel), HasSubstr("0 of 117 nonces settled"));
}

TEST(SelfTest, CatchesAKernelThatSettlesWithFullHits)
{
    CpuKernel kernel = healthy_kernel();
    kernel.search = [](const SearchInput& input, NonceRange range, Scratch scratch,
                        const std::atomic<bool>& stop, Hits& hits) noexcept {
        sha256d_search_ref(input, range, scratch, stop, hits);
        return range.count;
    };
    EXPECT_THAT(failure_of(kernel), HasSubstr("not found"));
}

TEST(SelfTest, CatchesAKernelThatHashesTheTailWrongly)
{
    CpuKernel kernel = healthy_kernel();
    kernel.hash_many = [](const Dataset* dataset, std::span<const HeaderView> headers,
                           Scratch scratch, std::span<PowResult> results) noexcept {
        const std::size_t whole = headers.size() / 16 * 16;
        sha256d_hash_many_ref(dataset, headers.first(whole), scratch, results.first(whole));
    };
    EXPECT_THAT(failure_of(kernel), HasSubstr("hashed wrongly"));
}

TEST(SelectKernel, TakesTheFirstUsableRow)
{
    const auto chosen = select_kernel(sha256d());
    ASSERT_TRUE(chosen.has_value());
    const auto first = std::ranges::find_if(cpu_kernels(),
        [](const CpuKernel& kernel) { return has_all(cpu_features(), kernel.needs); });
    EXPECT_EQ((*chosen)->name, first->name);
    EXPECT_EQ(select_kernel(sha256d()).value(), *chosen);
}

TEST(SelectKernel, TakesShortAndFullNames)
{
    EXPECT_EQ(select_kernel(sha256d(), "ref").value()->name, "sha256d/ref");
    EXPECT_EQ(select_kernel(sha256d(), "sha256d/ref").value()->name, "sha256d/ref");
}

TEST(SelectKernel, RefusesUnknownNamesAndListsUsableOnes)
{
    for (const char* name : {"fast", "sha256d", "sha256d/", "/ref", "scrypt/ref", "REF", "r"}) {
        const auto chosen = select_kernel(sha256d(), name);
        ASSERT_FALSE(chosen.has_value()) << name;
        EXPECT_EQ(chosen.error().code, ErrorCode::not_found);
        EXPECT_THAT(chosen.error().message, HasSubstr("\"" + std::string(name) + "\""));
        EXPECT_THAT(chosen.error().message, HasSubstr("sha256d/ref"));
    }
}

TEST(SurveyKernels, SaysWhyAKernelCannotBeUsed)
{
    const auto survey = survey_kernels(sha256d());
    ASSERT_EQ(survey.size(), cpu_kernels().size());
    for (const KernelStatus& status : survey) {
        EXPECT_EQ(status.is_usable, has_all(cpu_features(), status.kernel->needs));
        EXPECT_EQ(status.reason.empty(), status.is_usable) << status.reason;
        if (!status.is_usable) {
            const auto chosen = select_kernel(sha256d(), status.kernel->name);
            ASSERT_FALSE(chosen.has_value());
            EXPECT_EQ(chosen.error().code, ErrorCode::unsupported);
        }
    }
    EXPECT_TRUE(survey.back().is_usable);
}

}  // namespace
}  // namespace otedama
