// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace otedama::pool {

/// Where a pool keeps its files: the operator's folder, or a temporary one that goes with it.
class DataFolder {
  public:
    /// Creates the folder if it is not there.
    [[nodiscard]] static Result<DataFolder> keep(const std::string& path);

    /// A new folder in the system's place for temporary files.
    [[nodiscard]] static Result<DataFolder> make_temporary();

    DataFolder(DataFolder&& other) noexcept
        : path_(std::move(other.path_)), is_temporary_(std::exchange(other.is_temporary_, false))
    {}
    DataFolder& operator=(DataFolder&&) = delete;
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    ~DataFolder();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    DataFolder(std::filesystem::path path, bool is_temporary)
        : path_(std::move(path)), is_temporary_(is_temporary)
    {}

    std::filesystem::path path_;
    bool is_temporary_;
};

}  // namespace otedama::pool
