// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hash256.hpp"
#include "core/work.hpp"
#include "protocol/job.hpp"

#include <array>
#include <cstdint>

/// Block headers as Bitcoin's block format lays them out: version, previous block, merkle root,
/// time, bits, nonce.
namespace otedama {

using Header = std::array<std::uint8_t, 80>;

/// The merkle root of the job's block with this extranonce2 in its coinbase.
[[nodiscard]] Hash256 merkle_root(const Job& job, const ExtraNonce& extranonce2);

/// The job's header over that root, its nonce zero.
[[nodiscard]] Header make_header(const Job& job, const Hash256& root) noexcept;

/// Replaces the version of a header.
void set_version(Header& header, std::uint32_t version) noexcept;

/// The header that a hit speaks of: its work's, with the version and time that the device rolled.
[[nodiscard]] Header header_of(const Hit& hit) noexcept;

}  // namespace otedama
