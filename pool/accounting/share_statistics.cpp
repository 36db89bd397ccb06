// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/share_statistics.hpp"

#include <algorithm>

namespace otedama::pool {
namespace {

void add(ShareTotals& totals, const AcceptedShare& share)
{
    ++totals.count;
    totals.weight += share.weight;
    totals.last = std::max(totals.last, share.time);
}

template <class Map, class Key>
ShareTotals find_or_none(const Map& totals, Key key)
{
    const auto found = totals.find(key);
    return found == totals.end() ? ShareTotals{} : found->second;
}

}  // namespace

void ShareStatistics::append(std::span<const AcceptedShare> shares)
{
    const std::lock_guard lock(mutex_);
    for (const AcceptedShare& share : shares) {
        add(totals_, share);
        add(accounts_[share.account], share);
        add(workers_[share.worker], share);
        const auto at = static_cast<std::size_t>(share.time.time_since_epoch().count());
        Second& second = seconds_[at % seconds_.size()];
        if (second.at != share.time)
            second = {.at = share.time};
        second.weight += share.weight;
    }
}

ShareTotals ShareStatistics::totals() const
{
    const std::lock_guard lock(mutex_);
    return totals_;
}

ShareTotals ShareStatistics::of(AccountId account) const
{
    const std::lock_guard lock(mutex_);
    return find_or_none(accounts_, account);
}

ShareTotals ShareStatistics::of(WorkerId worker) const
{
    const std::lock_guard lock(mutex_);
    return find_or_none(workers_, worker);
}

std::size_t ShareStatistics::worker_count() const
{
    const std::lock_guard lock(mutex_);
    return workers_.size();
}

double ShareStatistics::hashrate(UnixTime now) const
{
    const std::lock_guard lock(mutex_);
    // The second that is still running is left out, or the figure would dip with each new one.
    const auto window = std::clamp<std::chrono::seconds>(
        now - started_, std::chrono::seconds(1), std::chrono::seconds(seconds_.size() - 1));
    UInt128 weight = 0;
    for (const Second& second : seconds_) {
        if (second.at < now && second.at >= now - window)
            weight += second.weight;
    }
    return static_cast<double>(weight) / static_cast<double>(window.count());
}

}  // namespace otedama::pool
