// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"
#include "protocol/json_value.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace otedama {

/// The parameters of mining.submit. Words are the header's values; `version_bits` is the rolled
/// version under the mask, present only where version rolling was negotiated.
struct SubmitFields {
    std::string_view user;
    std::string_view job_id;
    ExtraNonce extranonce2;
    std::uint32_t ntime = 0;
    std::uint32_t nonce = 0;
    std::optional<std::uint32_t> version_bits;
};

/// Appends a whole mining.submit line, newline included.
void append_submit(std::string& out, std::string_view id, const SubmitFields& fields);

/// Reads the parameters of a mining.submit as a pool must: five or six strings of exact lengths,
/// hex of either case and nothing else, so that no share can be written in two ways. The error is
/// a sentence for the miner. Views the parser's buffers.
[[nodiscard]] tl::expected<SubmitFields, std::string_view> read_submit(
    JsonValue params, std::size_t extranonce2_size);

/// Longest user name and longest job id of ours, in characters.
inline constexpr std::size_t kMaxUser = 256;
inline constexpr std::size_t kMaxOwnJobId = 16;

}  // namespace otedama
