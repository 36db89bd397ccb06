// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/data_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace otedama::pool {

Result<DataFolder> DataFolder::keep(const std::string& path)
{
    if (path.empty())
        return fail(ErrorCode::invalid_argument, "the pool needs a data folder for found blocks");
    std::error_code problem;
    std::filesystem::create_directories(path, problem);
    if (problem)
        return fail(ErrorCode::io,
            fmt::format("cannot create the data folder {}: {}", path, problem.message()));
    return DataFolder(path, false);
}

Result<DataFolder> DataFolder::make_temporary()
{
    std::error_code problem;
    const auto parent = std::filesystem::temp_directory_path(problem);
    if (problem)
        return fail(ErrorCode::io, "no place for temporary files: " + problem.message());
    std::string path = (parent / "otedama-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
        return fail(ErrorCode::io, fmt::format("cannot create a temporary folder in {}: {}",
                                       parent.string(), std::generic_category().message(errno)));
    return DataFolder(path, true);
}

DataFolder::~DataFolder()
{
    std::error_code ignored;
    if (is_temporary_)
        std::filesystem::remove_all(path_, ignored);
}

}  // namespace otedama::pool
