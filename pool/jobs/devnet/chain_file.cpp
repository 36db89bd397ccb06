// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/chain_file.hpp"

#include "core/log.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/file_access.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

// The file: "OTEDEVN1", the hash of the genesis block, then records. A record: length, the length
// inverted, the first four bytes of the block's SHA-256d, the block. Integers are little-endian.
namespace otedama::pool::devnet {
namespace {

constexpr std::string_view kMagic = "OTEDEVN1";
constexpr std::size_t kStartSize = 8 + 32;
constexpr std::size_t kRecordHeaderSize = 12;

Bytes file_start(const Hash256& genesis)
{
    Bytes start(kMagic.begin(), kMagic.end());
    append(start, genesis.bytes);
    return start;
}

std::uint32_t checksum(ByteSpan block)
{
    return load_le<std::uint32_t>(sha256d(block).bytes.data());
}

Bytes record_of(ByteSpan block)
{
    const auto length = static_cast<std::uint32_t>(block.size());
    Bytes record;
    append_le(record, length);
    append_le(record, ~length);
    append_le(record, checksum(block));
    append(record, block);
    return record;
}

tl::unexpected<Error> corrupt(const std::string& path, const std::string& what)
{
    return fail(ErrorCode::corrupt,
        fmt::format("{}: {}; move the file away to start a new devnet", path, what));
}

}  // namespace

Result<std::unique_ptr<ChainFile>> ChainFile::open(const std::string& folder,
    const std::string& name, const Hash256& genesis, const OnBlock& on_block)
{
    std::error_code ec;
    std::filesystem::create_directories(folder, ec);
    if (ec)
        return fail(
            ErrorCode::io, fmt::format("cannot create the folder {}: {}", folder, ec.message()));
    auto path = (std::filesystem::path(folder) / name).string();
    const auto file = open_file(path);
    if (!file)
        return tl::unexpected(file.error());
    std::unique_ptr<ChainFile> chain(new ChainFile(*file, std::move(path)));
    const auto ready =
        chain->lock().and_then([&] { return chain->check_start(genesis); }).and_then([&] {
            return chain->load(on_block);
        });
    if (!ready)
        return tl::unexpected(ready.error());
    return chain;
}

ChainFile::~ChainFile()
{
    close_file(file_);
}

Result<void> ChainFile::append(ByteSpan block)
{
    const auto record = record_of(block);
    auto written = write_durably(file_, path_, end_, record);
    if (written) {
        end_ += record.size();
        return written;
    }
    // A half-written record must not stand between this one and the next.
    if (const auto cut = truncate_file(file_, path_, end_); !cut)
        log::warning(log::node, "a half-written block could not be removed",
            {{"reason", cut.error().message}});
    return written;
}

Result<void> ChainFile::lock()
{
    const auto is_mine = try_lock(file_, path_);
    if (!is_mine)
        return tl::unexpected(is_mine.error());
    if (!*is_mine)
        return fail(ErrorCode::unavailable,
            fmt::format("{} is in use by another otedama: stop that one, or choose another data "
                        "folder",
                path_));
    return {};
}

Result<void> ChainFile::check_start(const Hash256& genesis)
{
    const auto size = file_size(file_, path_);
    if (!size)
        return tl::unexpected(size.error());
    const auto expected = file_start(genesis);
    end_ = kStartSize;
    // New, or cut short while it was being created.
    if (*size < kStartSize)
        return write_durably(file_, path_, 0, expected);
    Bytes found(kStartSize);
    if (auto read = read_at(file_, path_, 0, found); !read)
        return read;
    if (!std::equal(kMagic.begin(), kMagic.end(), found.begin()))
        return corrupt(path_, "this is no devnet file");
    if (found != expected)
        return corrupt(path_, "this devnet has other rules than this version of otedama");
    return {};
}

Result<void> ChainFile::load(const OnBlock& on_block)
{
    const auto size = file_size(file_, path_);
    if (!size)
        return tl::unexpected(size.error());
    while (end_ < *size) {
        const auto block = read_record(*size);
        if (!block)
            return tl::unexpected(block.error());
        if (!*block)
            return cut_torn_tail();
        if (const auto taken = on_block(**block); !taken)
            return corrupt(path_,
                fmt::format("the block at byte {} is refused ({})", end_, taken.error().message));
        end_ += kRecordHeaderSize + (*block)->size();
    }
    return {};
}

Result<std::optional<Bytes>> ChainFile::read_record(std::uint64_t size) const
{
    const auto left = size - end_;
    Bytes header(kRecordHeaderSize);
    if (left < kRecordHeaderSize)
        return std::nullopt;
    if (auto read = read_at(file_, path_, end_, header); !read)
        return tl::unexpected(read.error());
    const auto length = load_le<std::uint32_t>(&header[0]);
    if (length != ~load_le<std::uint32_t>(&header[4])) {
        // Some file systems lengthen a file before they fill it; zeros to the end are a crash too.
        const auto is_zero = is_rest_zero(size);
        if (!is_zero)
            return tl::unexpected(is_zero.error());
        if (*is_zero)
            return std::nullopt;
        return corrupt(path_, fmt::format("the length at byte {} is damaged", end_));
    }
    if (left - kRecordHeaderSize < length)
        return std::nullopt;
    Bytes block(length);
    if (auto read = read_at(file_, path_, end_ + kRecordHeaderSize, block); !read)
        return tl::unexpected(read.error());
    if (checksum(block) == load_le<std::uint32_t>(&header[8]))
        return block;
    // The length reached the disk and the block did not: only at the end can a crash do that.
    if (left == kRecordHeaderSize + length)
        return std::nullopt;
    return corrupt(path_, fmt::format("the block at byte {} is damaged", end_));
}

Result<bool> ChainFile::is_rest_zero(std::uint64_t size) const
{
    Bytes chunk;
    for (auto at = end_; at < size; at += chunk.size()) {
        chunk.resize(static_cast<std::size_t>(std::min<std::uint64_t>(size - at, 64 * 1024)));
        if (const auto read = read_at(file_, path_, at, chunk); !read)
            return tl::unexpected(read.error());
        if (std::ranges::any_of(chunk, [](auto byte) { return byte != 0; }))
            return false;
    }
    return true;
}

Result<void> ChainFile::cut_torn_tail()
{
    log::warning(log::node, "the last block of the devnet was cut short by a crash and is dropped",
        {{"file", path_}});
    return truncate_file(file_, path_, end_);
}

}  // namespace otedama::pool::devnet
