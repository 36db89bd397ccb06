// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>

/// The few calls to the operating system that a durable file needs. Errors name the path.
namespace otedama::pool::devnet {

/// Opens for reading and writing, creating the file if need be.
[[nodiscard]] Result<int> open_file(const std::string& path);
void close_file(int file) noexcept;

/// Keeps every other process out until the file is closed; false if one is in already.
[[nodiscard]] Result<bool> try_lock(int file, const std::string& path);

[[nodiscard]] Result<std::uint64_t> file_size(int file, const std::string& path);

/// Reads exactly `out.size()` bytes from `offset` on.
[[nodiscard]] Result<void> read_at(
    int file, const std::string& path, std::uint64_t offset, MutableByteSpan out);

/// Writes all of `data` and waits until the disk has it.
[[nodiscard]] Result<void> write_durably(
    int file, const std::string& path, std::uint64_t offset, ByteSpan data);

/// Makes the file that long.
[[nodiscard]] Result<void> truncate_file(int file, const std::string& path, std::uint64_t size);

}  // namespace otedama::pool::devnet
