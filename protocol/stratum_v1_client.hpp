// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "protocol/client_protocol.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace otedama {

/// Who we are to a Stratum V1 pool and what we are ready to do.
struct StratumV1ClientSettings {
    const Algorithm* algorithm = nullptr;
    SessionId session{};
    std::string agent;                        // "otedama/0.1.0"
    std::string user;                         // "account.worker"
    std::string password;                     // never logged
    std::uint32_t version_mask = 0x1fffe000;  // BIP320; 0 does not ask for version rolling
    std::chrono::seconds response_deadline{30};
};

/// Longest line taken from a pool: a mining.notify whose coinbase pays a few thousand outputs.
/// Whoever feeds the machine must be ready to hold this much unconsumed.
inline constexpr std::size_t kStratumV1MaxPoolLine = std::size_t{256} * 1024;

/// Stratum V1 as miners speak it (facts: docs/stratum_v1.md). Order: mining.configure (BIP310) and
/// mining.subscribe, then mining.authorize. set_difficulty and set_extranonce hold from the next
/// notify on, set_version_mask at once: the job comes again with the new mask.
/// Jobs that come before the login's answer wait for it; the newest follows SessionReady.
/// A pool that closes the connection on mining.configure is for the caller to remember: a session
/// that closes before SessionReady may be tried again with version_mask 0.
[[nodiscard]] std::unique_ptr<ClientProtocol> make_stratum_v1_client(
    StratumV1ClientSettings settings);

}  // namespace otedama
