// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"

#include <string_view>

namespace otedama::cli {

/// Writes a text to standard output at once; false if nobody reads it any more.
[[nodiscard]] bool write_out(std::string_view text);

/// Writes one sentence to standard error as "otedama: ...".
void write_error(std::string_view sentence);

/// Says what failed and answers the exit code for it.
[[nodiscard]] int report_error(const Error& error);

/// Writes a report to standard output and answers the exit code.
[[nodiscard]] int report_text(std::string_view text);

}  // namespace otedama::cli
