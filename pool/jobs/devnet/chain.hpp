// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "pool/jobs/block_template.hpp"
#include "pool/jobs/devnet/block_check.hpp"
#include "pool/jobs/devnet/chain_file.hpp"
#include "pool/jobs/devnet/parameters.hpp"
#include "pool/jobs/node_client.hpp"

#include <deque>
#include <map>
#include <memory>

namespace otedama::pool::devnet {

/// The embedded chain: it checks blocks, remembers them and says what the next one should be.
/// There are no branches: a block that does not extend the tip is refused. Belongs to one thread
/// at a time.
class Chain {
  public:
    /// Loads what `folder` holds of the chain with these parameters, checking every block again;
    /// without a folder the chain lives in memory only.
    [[nodiscard]] static Result<std::unique_ptr<Chain>> open(
        const Parameters& parameters, const std::string& folder);

    /// Checks a block and makes it the tip. ErrorCode::rejected carries Bitcoin Core's reason, or
    /// "stale-prevblk" for a block on a known block that is not the tip.
    [[nodiscard]] Result<void> add(ByteSpan block, UnixTime now);

    /// What the next block should be.
    [[nodiscard]] BlockTemplate make_template(UnixTime now) const;

    [[nodiscard]] const ChainTip& tip() const noexcept { return tip_; }

  private:
    explicit Chain(const Parameters& parameters);

    /// Parses a block, checks it and adds it to what is known. Leaves all as it was on error.
    Result<void> check_and_extend(ByteSpan bytes, UnixTime now, bool is_stored);
    void extend(const Header& header);
    [[nodiscard]] BlockContext next_context(UnixTime now) const;
    [[nodiscard]] std::uint32_t median_time() const;

    Parameters parameters_;
    std::unique_ptr<ChainFile> file_;  // null: memory only
    ChainTip tip_;
    std::uint32_t bits_;               // required of the next block
    std::deque<std::uint32_t> times_;  // of the last eleven blocks, oldest first
    std::map<Hash256, std::uint32_t> heights_;
    FaucetCoins coins_;
};

}  // namespace otedama::pool::devnet
