// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace otedama {

/// Prints the failed condition and where it stands, then ends the process.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace otedama

/// States what must hold unless we made a mistake ourselves. On in release; never for input.
#define OTEDAMA_ASSERT(condition) \
    ((condition) ? void(0) : ::otedama::assertion_failed(#condition, __FILE__, __LINE__))
