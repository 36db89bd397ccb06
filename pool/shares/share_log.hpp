// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/accepted_share.hpp"

#include <span>

namespace otedama::pool {

/// Where accepted shares go, in batches, on the pool's back thread. Now the statistics; the
/// write-ahead log and the payout window are further ones.
class ShareLog {
  public:
    virtual ~ShareLog() = default;

    virtual void append(std::span<const AcceptedShare> shares) = 0;
};

}  // namespace otedama::pool
