// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_difficulty.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>

namespace otedama::pool {

ShareDifficulty share_difficulty(double wished, const Target& network, const Target& difficulty_one)
{
    double sent = std::min(wished, network.difficulty(difficulty_one));
    for (;;) {
        const auto target = Target::from_difficulty(sent, difficulty_one);
        OTEDAMA_ASSERT(target.has_value());
        if (*target >= network)
            return {sent, *target};
        // The nearest double stood for a harder target than the network's: a step or two down.
        sent = std::nextafter(sent, 0.0);
    }
}

}  // namespace otedama::pool
