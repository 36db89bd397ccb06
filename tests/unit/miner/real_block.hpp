// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/algorithm.hpp"
#include "protocol/job.hpp"

#include <cstdint>

namespace otedama::test {

/// The header of Bitcoin's block 413567, as the chain has it (tests/vectors/README.md).
[[nodiscard]] Bytes real_header();

/// The job a pool might have sent for that block: its real coinbase, cut so that extranonce2 falls
/// on eight bytes that are zero, and the branch of its real transactions. So the first Work of a
/// session is the real block.
[[nodiscard]] Job real_job();

/// SHA-256d, which must be in the table.
[[nodiscard]] const Algorithm& sha256d_algorithm();

}  // namespace otedama::test
