// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/recent_hits.hpp"

#include <algorithm>

namespace otedama {

bool RecentHits::add(const Hit& hit) noexcept
{
    const Key key{hit.work->id, hit.nonce, hit.version, hit.ntime};
    if (std::ranges::find(keys_, key) != keys_.end())
        return false;
    keys_[next_] = key;
    next_ = (next_ + 1) % keys_.size();
    return true;
}

}  // namespace otedama
