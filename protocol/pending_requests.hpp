// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "core/work.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace otedama {

/// A request that waits for the pool's response.
struct PendingRequest {
    enum class Kind : std::uint8_t { configure, subscribe, authorize, submit };

    Kind kind{};
    Time sent_at{};
    WorkId work{};  // of a submit, like the rest
    std::uint64_t nonce = 0;
    Target share_target;
};

/// Numbers the requests of one session and matches responses to them. Ids grow, so that the first
/// entry is the oldest.
class PendingRequests {
  public:
    /// Remembers a request; answers the id to send it with, as JSON text.
    [[nodiscard]] std::string add(const PendingRequest& request);

    /// The request a response's id names, which is forgotten. The id may be quoted, as some pools
    /// write it.
    [[nodiscard]] std::optional<PendingRequest> take(std::string_view id);

    /// The oldest request if it was sent at or before `limit`, which is forgotten.
    [[nodiscard]] std::optional<PendingRequest> take_older(Time limit);

  private:
    std::map<std::uint64_t, PendingRequest> requests_;
    std::uint64_t next_id_ = 1;
};

}  // namespace otedama
