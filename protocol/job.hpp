// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace otedama {

/// What a pool sent, in its protocol's terms: everything needed to make Work after Work without
/// asking again. The coinbase is coinbase_prefix ++ extranonce1 ++ extranonce2 ++ coinbase_suffix.
struct Job {
    SessionId session{};
    const Algorithm* algorithm = nullptr;
    std::string job_id;
    bool clean = false;  // true replaces all older work, false joins it

    Hash256 previous_block;  // header byte order
    Bytes coinbase_prefix;
    Bytes coinbase_suffix;
    std::vector<Hash256> merkle_branch;
    std::uint32_t version = 0;
    std::uint32_t bits = 0;
    std::uint32_t ntime = 0;

    ExtraNonce extranonce1;
    std::size_t extranonce2_size = 0;  // bytes the miner chooses
    std::uint32_t version_mask = 0;    // version bits the miner may roll, as negotiated
    Target share_target;
};

}  // namespace otedama
