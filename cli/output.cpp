// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/output.hpp"

#include "cli/exit_code.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace otedama::cli {

bool write_out(std::string_view text)
{
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
           std::fflush(stdout) == 0;
}

void write_error(std::string_view sentence)
{
    const std::string line = fmt::format("otedama: {}\n", sentence);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

int report_error(const Error& error)
{
    write_error(error.message);
    switch (error.code) {
        case ErrorCode::invalid_argument:
        case ErrorCode::not_found:
        case ErrorCode::unsupported:
            return kExitUsage;
        case ErrorCode::cancelled:
            return kExitInterrupted;
        case ErrorCode::io:
        case ErrorCode::timeout:
        case ErrorCode::protocol:
        case ErrorCode::rejected:
        case ErrorCode::unavailable:
        case ErrorCode::corrupt:
            break;
    }
    return kExitFailed;
}

int report_text(std::string_view text)
{
    if (write_out(text))
        return kExitDone;
    write_error("standard output cannot be written to");
    return kExitFailed;
}

}  // namespace otedama::cli
