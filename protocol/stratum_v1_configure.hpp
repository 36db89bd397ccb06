// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "protocol/json_value.hpp"

#include <cstdint>
#include <string>

namespace otedama {

/// What a pool says to mining.configure (BIP310).
struct ConfigureAnswer {
    std::string result;              // JSON object with one entry per requested extension
    std::uint32_t version_mask = 0;  // bits the client may roll; 0 if it did not ask or may not
};

/// Answers the parameters of a mining.configure: version rolling within `allowed_mask`, false for
/// every other extension. A missing mask means all bits, a missing min-bit-count none; both are
/// left out by devices in the field.
[[nodiscard]] ConfigureAnswer answer_configure(JsonValue params, std::uint32_t allowed_mask);

}  // namespace otedama
