// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace otedama::pool::test {

/// An empty folder of one test's own, gone with it.
class Folder {
  public:
    Folder() : path_(testing::TempDir() + "otedama-pool-XXXXXX")
    {
        EXPECT_NE(::mkdtemp(path_.data()), nullptr);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    std::string path_;
};

}  // namespace otedama::pool::test
