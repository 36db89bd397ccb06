// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/cpu_quota.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <unistd.h>

namespace otedama {
namespace {

/// A file system of its own that goes away with the test.
class CpuQuota : public ::testing::Test {
  protected:
    CpuQuota()
        : root_(std::filesystem::temp_directory_path() /
                ("otedama_cpu_quota_" + std::to_string(getpid())))
    {}
    ~CpuQuota() override { std::filesystem::remove_all(root_); }

    void write(const std::string& path, const std::string& text) const
    {
        std::filesystem::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
    }
    [[nodiscard]] std::optional<double> read() const { return read_cpu_quota(root_); }

  private:
    std::filesystem::path root_;
};

TEST_F(CpuQuota, IsNothingWithoutControlGroups)
{
    EXPECT_EQ(read(), std::nullopt);
}

TEST_F(CpuQuota, IsReadAtTheRootOfAContainer)
{
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", "150000 100000\n");
    EXPECT_EQ(read(), 1.5);
}

TEST_F(CpuQuota, IsNothingWhenUnlimited)
{
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", "max 100000\n");
    EXPECT_EQ(read(), std::nullopt);
}

TEST_F(CpuQuota, IsTheTightestOfTheGroupsAbove)
{
    write("proc/self/cgroup", "1:name=systemd:/old\n0::/outer/inner\n");
    write("sys/fs/cgroup/outer/cpu.max", "200000 100000\n");
    write("sys/fs/cgroup/outer/inner/cpu.max", "800000 100000\n");
    EXPECT_EQ(read(), 2.0);
}

TEST_F(CpuQuota, IgnoresWhatMakesNoSense)
{
    write("proc/self/cgroup", "0::/\n");
    for (const char* text : {"", "100000", "-1 100000", "100000 0", "none"}) {
        write("sys/fs/cgroup/cpu.max", text);
        EXPECT_EQ(read(), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace otedama
