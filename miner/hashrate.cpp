// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/hashrate.hpp"

#include <algorithm>

namespace otedama {

HashrateWindows& HashrateWindows::operator+=(const HashrateWindows& other) noexcept
{
    ten_seconds += other.ten_seconds;
    minute += other.minute;
    quarter_hour += other.quarter_hour;
    return *this;
}

void Hashrate::start(Time now) noexcept
{
    if (has_started_)
        return;
    has_started_ = true;
    start_ = now;
}

void Hashrate::add(Time now, std::uint64_t hashes) noexcept
{
    start(now);
    const std::int64_t second = second_at(now);
    // After a long silence only the seconds that some window still sees are worth filling.
    const auto kept = static_cast<std::int64_t>(totals_.size());
    for (newest_ = std::max(newest_, second - kept); newest_ < second;)
        totals_[static_cast<std::size_t>(++newest_) % totals_.size()] = total_;
    total_ += hashes;
}

HashrateWindows Hashrate::windows(Time now) const noexcept
{
    return {.ten_seconds = rate(now, Seconds(10)),
        .minute = rate(now, Seconds(60)),
        .quarter_hour = rate(now, Seconds(kLongest))};
}

std::int64_t Hashrate::second_at(Time now) const noexcept
{
    return std::chrono::floor<Seconds>(now - start_).count();
}

std::uint64_t Hashrate::total_at(std::int64_t second) const noexcept
{
    return second > newest_ ? total_ : totals_[static_cast<std::size_t>(second) % totals_.size()];
}

double Hashrate::rate(Time now, Seconds window) const noexcept
{
    if (!has_started_ || now <= start_)
        return 0;
    // The window begins with a whole second, so it is up to one longer than its name.
    const std::int64_t begin =
        std::max<std::int64_t>({0, second_at(now) - window.count(), newest_ - window.count()});
    const std::chrono::duration<double> length = now - (start_ + Seconds(begin));
    return static_cast<double>(total_ - total_at(begin)) / length.count();
}

}  // namespace otedama
