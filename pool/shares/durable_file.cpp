// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/durable_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace otedama::pool {
namespace {

/// An open descriptor, closed with its scope.
class Descriptor {
  public:
    Descriptor(const std::filesystem::path& path, int flags)
        : value_(::open(path.c_str(), flags | O_CLOEXEC, 0600))
    {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    [[nodiscard]] int get() const noexcept { return value_; }

  private:
    int value_;
};

tl::unexpected<Error> io_error(std::string_view action, const std::filesystem::path& path)
{
    const std::string why = std::generic_category().message(errno);
    return fail(ErrorCode::io, fmt::format("cannot {} {}: {}", action, path.string(), why));
}

Result<void> sync_folder(const std::filesystem::path& folder)
{
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0)
        return io_error("sync the folder", folder);
    return {};
}

Result<void> write_and_sync(const std::filesystem::path& file, std::string_view content)
{
    const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_TRUNC);
    if (descriptor.get() < 0)
        return io_error("create", file);
    while (!content.empty()) {
        const ::ssize_t written = ::write(descriptor.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return io_error("write", file);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor.get()) != 0)
        return io_error("sync", file);
    return {};
}

}  // namespace

Result<void> write_durably(const std::filesystem::path& file, std::string_view content)
{
    std::filesystem::path temporary = file;
    temporary += ".new";
    if (auto written = write_and_sync(temporary, content); !written)
        return written;
    if (::rename(temporary.c_str(), file.c_str()) != 0)
        return io_error("rename", temporary);
    return sync_folder(file.parent_path());
}

}  // namespace otedama::pool
