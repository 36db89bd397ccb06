// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"

#include <cstdint>

namespace otedama::pool {

/// Appends a count as Bitcoin serialises it: one byte, or a marker and two, four or eight.
inline void append_compact_size(Bytes& out, std::uint64_t count)
{
    if (count < 0xfd) {
        out.push_back(static_cast<std::uint8_t>(count));
    } else if (count <= 0xffff) {
        out.push_back(0xfd);
        append_le(out, static_cast<std::uint16_t>(count));
    } else if (count <= 0xffffffff) {
        out.push_back(0xfe);
        append_le(out, static_cast<std::uint32_t>(count));
    } else {
        out.push_back(0xff);
        append_le(out, count);
    }
}

}  // namespace otedama::pool
