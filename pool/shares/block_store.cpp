// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/block_store.hpp"

#include "pool/shares/durable_file.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

namespace otedama::pool {

Result<BlockStore> BlockStore::open(std::filesystem::path folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return fail(ErrorCode::io, fmt::format("cannot create the folder for found blocks, {}: {}",
                                       folder.string(), problem.message()));
    return BlockStore(std::move(folder));
}

Result<void> BlockStore::save(const BlockCandidate& candidate) const
{
    return write_durably(path_of(candidate), to_hex(candidate.block) + "\n");
}

Result<void> BlockStore::mark(const BlockCandidate& candidate, bool is_accepted) const
{
    const std::filesystem::path from = path_of(candidate);
    std::filesystem::path to = from;
    to.replace_extension(is_accepted ? ".accepted" : ".rejected");
    std::error_code problem;
    std::filesystem::rename(from, to, problem);
    if (problem)
        return fail(
            ErrorCode::io, fmt::format("cannot rename {}: {}", from.string(), problem.message()));
    return {};
}

std::filesystem::path BlockStore::path_of(const BlockCandidate& candidate) const
{
    return folder_ / fmt::format("{}-{}.hex", candidate.height, to_display_hex(candidate.hash));
}

}  // namespace otedama::pool
