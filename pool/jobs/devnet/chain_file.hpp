// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace otedama::pool::devnet {

/// Where a chain's blocks are kept, one after the other, each behind its length and checksum. One
/// process at a time has it open. Belongs to one thread at a time.
class ChainFile {
  public:
    /// Told each stored block in turn; an error ends the loading.
    using OnBlock = std::function<Result<void>(ByteSpan block)>;

    /// Opens or creates `folder`/`name` for the chain of that genesis and reads it to its end. A
    /// block that a crash cut short at the very end is removed with a warning; anything else that
    /// does not verify is an error that names the file.
    [[nodiscard]] static Result<std::unique_ptr<ChainFile>> open(const std::string& folder,
        const std::string& name, const Hash256& genesis, const OnBlock& on_block);

    ChainFile(const ChainFile&) = delete;
    ChainFile& operator=(const ChainFile&) = delete;
    ~ChainFile();

    /// Stores one block and returns once it is on the disk. After an error nothing of it is left.
    [[nodiscard]] Result<void> append(ByteSpan block);

  private:
    ChainFile(int file, std::string path) : file_(file), path_(std::move(path)) {}

    Result<void> lock();
    Result<void> check_start(const Hash256& genesis);
    Result<void> load(const OnBlock& on_block);
    /// The record at end_, or nothing if a crash tore it.
    [[nodiscard]] Result<std::optional<Bytes>> read_record(std::uint64_t size) const;
    [[nodiscard]] Result<bool> is_rest_zero(std::uint64_t size) const;
    Result<void> cut_torn_tail();

    int file_;
    std::string path_;
    std::uint64_t end_ = 0;  // of the last whole record
};

}  // namespace otedama::pool::devnet
