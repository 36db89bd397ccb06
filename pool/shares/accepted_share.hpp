// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "core/work.hpp"
#include "pool/jobs/pool_job.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace otedama::pool {

/// Who is paid. Opaque: personal data lives elsewhere.
enum class AccountId : std::uint64_t {};

/// One machine of an account.
enum class WorkerId : std::uint64_t {};

/// A share that the pool owes for: enough to prove it later and to build a share chain on it.
struct AcceptedShare {
    AccountId account{};
    WorkerId worker{};
    PoolJobPtr job;
    std::array<std::uint8_t, 80> header{};
    ExtraNonce extranonce1;
    ExtraNonce extranonce2;
    Hash256 hash;
    Target target;       // of the job when it was sent to this session
    UInt128 weight = 0;  // expected hashes at that target
    UnixTime time{};
};

/// A share that also meets the network target.
struct BlockCandidate {
    std::uint32_t height = 0;
    Hash256 previous_block;
    Hash256 hash;
    Bytes block;
    std::string user;  // who found it
};

}  // namespace otedama::pool
