// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/file_access.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace otedama::pool::devnet {
namespace {

tl::unexpected<Error> system_failure(const std::string& what, const std::string& path)
{
    return fail(ErrorCode::io,
        "cannot " + what + " " + path + ": " + std::generic_category().message(errno));
}

}  // namespace

Result<int> open_file(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return system_failure("open", path);
    return file;
}

void close_file(int file) noexcept
{
    ::close(file);
}

Result<bool> try_lock(int file, const std::string& path)
{
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno == EWOULDBLOCK)
        return false;
    return system_failure("lock", path);
}

Result<std::uint64_t> file_size(int file, const std::string& path)
{
    struct stat status = {};
    if (::fstat(file, &status) != 0)
        return system_failure("read the size of", path);
    return static_cast<std::uint64_t>(status.st_size);
}

Result<void> read_at(int file, const std::string& path, std::uint64_t offset, MutableByteSpan out)
{
    while (!out.empty()) {
        const auto count = ::pread(file, out.data(), out.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return system_failure("read", path);
        if (count == 0)
            return fail(ErrorCode::io, "cannot read " + path + ": it became shorter meanwhile");
        out = out.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return {};
}

Result<void> write_durably(int file, const std::string& path, std::uint64_t offset, ByteSpan data)
{
    while (!data.empty()) {
        const auto count = ::pwrite(file, data.data(), data.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return system_failure("write", path);
        data = data.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    if (::fdatasync(file) != 0)
        return system_failure("write", path);
    return {};
}

Result<void> truncate_file(int file, const std::string& path, std::uint64_t size)
{
    if (::ftruncate(file, static_cast<off_t>(size)) != 0)
        return system_failure("shorten", path);
    return {};
}

}  // namespace otedama::pool::devnet
