// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/shares/accepted_share.hpp"

#include <filesystem>

namespace otedama::pool {

/// Found blocks on disk: `<height>-<hash>.hex` while the node has not answered, then `.accepted`
/// or `.rejected` instead of `.hex`. The content is the whole block in hex, as submitblock takes
/// it. Belongs to one thread.
class BlockStore {
  public:
    /// The folder is created if it is not there.
    [[nodiscard]] static Result<BlockStore> open(std::filesystem::path folder);

    /// On the disk when it returns.
    [[nodiscard]] Result<void> save(const BlockCandidate& candidate) const;

    /// Keeps the node's answer in the name of the file.
    [[nodiscard]] Result<void> mark(const BlockCandidate& candidate, bool is_accepted) const;

    [[nodiscard]] std::filesystem::path path_of(const BlockCandidate& candidate) const;

  private:
    explicit BlockStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;
};

}  // namespace otedama::pool
