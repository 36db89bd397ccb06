// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// Linux kernel, "Control Group v2": each group's cpu.max holds a quota (or "max") and a period in
// microseconds, and binds the groups below it too.
#include "devices/cpu/cpu_quota.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace otedama {
namespace {

/// The path of this process's group, relative to where groups are mounted.
std::filesystem::path own_group(const std::filesystem::path& root)
{
    std::ifstream file(root / "proc/self/cgroup");
    const std::string prefix = "0::/";
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with(prefix))
            return line.substr(prefix.size());
    }
    return {};
}

std::optional<double> quota_of(const std::filesystem::path& group)
{
    std::ifstream file(group / "cpu.max");
    double quota = 0;
    double period = 0;
    // The word "max" fails to read as a number, which is as it should be.
    if (!(file >> quota >> period) || quota <= 0 || period <= 0)
        return std::nullopt;
    return quota / period;
}

}  // namespace

std::optional<double> read_cpu_quota(const std::filesystem::path& root)
{
    const std::filesystem::path mounted = root / "sys/fs/cgroup";
    std::filesystem::path group = mounted;
    std::optional<double> tightest = quota_of(group);
    for (const auto& name : own_group(root)) {
        group /= name;
        const auto quota = quota_of(group);
        if (quota)
            tightest = std::min(*quota, tightest.value_or(*quota));
    }
    return tightest;
}

}  // namespace otedama
