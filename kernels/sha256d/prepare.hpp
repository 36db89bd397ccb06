// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/target.hpp"
#include "kernels/sha256d/scan.hpp"

namespace otedama {

/// Computes everything about a search that its nonces do not change.
[[nodiscard]] ScanConstants prepare_scan(ByteSpan header, const Target& target) noexcept;

}  // namespace otedama
