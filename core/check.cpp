// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace otedama {

void assertion_failed(const char* condition, const char* file, int line) noexcept
{
    std::fprintf(
        stderr, "otedama: internal error: '%s' does not hold at %s:%d\n", condition, file, line);
    std::abort();
}

}  // namespace otedama
