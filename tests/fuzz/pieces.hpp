// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"

#include <algorithm>
#include <cstddef>

namespace otedama::fuzz {

/// Hands `data` but for its first byte to `feed` in pieces of 1 to 256 bytes, as a network would
/// cut it; the first byte seeds the sizes, so that the fuzzer chooses them too.
template <class Feed>
void feed_in_pieces(ByteSpan data, Feed feed)
{
    if (data.empty())
        return;
    std::size_t piece = data[0];
    for (ByteSpan input = data.subspan(1); !input.empty();) {
        const std::size_t length = std::min(input.size(), piece + 1);
        feed(input.first(length));
        input = input.subspan(length);
        piece = (piece * 5 + 3) % 256;
    }
}

}  // namespace otedama::fuzz
