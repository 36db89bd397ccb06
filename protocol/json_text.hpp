// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace otedama {

/// Appends `text` as a JSON string: in quotes, with everything escaped that RFC 8259 demands.
void append_json_string(std::string& out, std::string_view text);

/// Appends a finite number in the fewest digits that read back as the same double; whole numbers
/// up to 2^53 without a point, as devices with integer parsers want them.
void append_json_number(std::string& out, double value);

/// A peer's sentence made fit for a terminal or a log: control characters become spaces, and at
/// most `max_bytes` remain, cut between characters.
[[nodiscard]] std::string clean_text(std::string_view text, std::size_t max_bytes = 200);

}  // namespace otedama
