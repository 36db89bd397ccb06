// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "protocol/client_protocol.hpp"

#include <chrono>
#include <map>
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

/// Stratum V1 as miners speak it (facts: docs/stratum_v1.md). Order: mining.configure (BIP310),
/// mining.subscribe, mining.authorize. set_difficulty and set_extranonce hold from the next
/// notify on, set_version_mask at once.
[[nodiscard]] std::unique_ptr<ClientProtocol> make_stratum_v1_client(
    StratumV1ClientSettings settings);

}  // namespace otedama
