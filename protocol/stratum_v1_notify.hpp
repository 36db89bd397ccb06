// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"
#include "core/result.hpp"
#include "protocol/job.hpp"
#include "protocol/json_value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace otedama {

/// The parts of a job as mining.notify sends them.
struct NotifyFields {
    std::string_view job_id;
    Hash256 previous_block;  // header byte order
    ByteSpan coinbase_prefix;
    ByteSpan coinbase_suffix;
    const std::vector<Hash256>* merkle_branch = nullptr;
    std::uint32_t version = 0;
    std::uint32_t bits = 0;
    std::uint32_t ntime = 0;
    bool clean = false;
};

/// The whole mining.notify line, newline included.
[[nodiscard]] std::string make_notify_line(const NotifyFields& fields);

/// Reads the parameters of a mining.notify into the fields of a Job that it carries. Extra
/// parameters are allowed: clean_jobs is the last one. The error names the parameter.
[[nodiscard]] Result<Job> read_notify(JsonValue params);

/// Between a block hash in header order and the order in which mining.notify writes it: the bytes
/// inside each of the eight words are reversed. Its own inverse.
[[nodiscard]] Hash256 swap_words(const Hash256& hash) noexcept;

/// Longest job id taken from a pool, in characters.
inline constexpr std::size_t kMaxJobId = 128;

/// Deepest merkle branch taken from a pool: more transactions than any block holds.
inline constexpr std::size_t kMaxMerkleBranch = 32;

}  // namespace otedama
