// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace otedama {

/// Each appends a whole line, newline included; `id` is JSON text. mining.submit has its own file.
void append_configure(std::string& out, std::string_view id, std::uint32_t version_mask);
void append_subscribe(std::string& out, std::string_view id, std::string_view agent);
void append_authorize(
    std::string& out, std::string_view id, std::string_view user, std::string_view password);

}  // namespace otedama
