// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/log_throttle.hpp"

#include <utility>

namespace otedama {

std::optional<std::uint64_t> LogThrottle::admit(Time now)
{
    if (now - period_start_ >= period_) {
        period_start_ = now;
        written_ = 0;
    }
    if (written_ == lines_) {
        ++left_out_;
        return std::nullopt;
    }
    ++written_;
    return std::exchange(left_out_, 0);
}

}  // namespace otedama
