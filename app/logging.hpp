// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

/// What faces may do with the program's log.
namespace otedama {

/// Shows lines from this level on: "trace" .. "error", "off". False for another name.
bool set_log_level(std::string_view name) noexcept;

/// Calls `writer` with every line, newline included, instead of writing it to standard error; null
/// goes back to that. Called from any thread.
void set_log_writer(void (*writer)(std::string_view line));

/// Writes a line of the program itself.
void log_info(std::string_view sentence);
void log_warning(std::string_view sentence);

}  // namespace otedama
