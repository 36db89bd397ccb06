// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <string_view>

namespace otedama::pool {

/// Decodes base58check, the form of Bitcoin's older addresses: the payload without its four bytes
/// of checksum. The error is a sentence's end, such as "its checksum does not fit".
[[nodiscard]] Result<Bytes> decode_base58check(std::string_view text);

}  // namespace otedama::pool
