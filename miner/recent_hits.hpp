// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace otedama {

/// The last hits of one device, so that one it reports twice is handed in once. A device repeats
/// itself at once or not at all: a few hits of memory are enough.
class RecentHits {
  public:
    /// Remembers the hit; false if it was remembered already.
    [[nodiscard]] bool add(const Hit& hit) noexcept;

  private:
    struct Key {
        WorkId work{};  // no Work has the id 0
        std::uint64_t nonce = 0;
        std::uint32_t version = 0;
        std::uint32_t ntime = 0;

        friend bool operator==(const Key&, const Key&) = default;
    };

    std::array<Key, 64> keys_{};
    std::size_t next_ = 0;
};

}  // namespace otedama
