// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/backoff.hpp"

#include <algorithm>

namespace otedama {

Backoff::Backoff(Duration first, Duration most, std::uint32_t seed)
    : first_(first), most_(most), longest_(first), random_(seed)
{}

Backoff::Duration Backoff::next()
{
    std::uniform_int_distribution<Duration::rep> wait(longest_.count() / 2, longest_.count());
    const Duration drawn(wait(random_));
    longest_ = std::min(longest_ * 2, most_);
    return drawn;
}

}  // namespace otedama
