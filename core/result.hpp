// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace otedama {

/// What went wrong, for programs. The sentence for people is in `Error::message`.
enum class ErrorCode : std::uint8_t {
    invalid_argument,  // the caller or the user gave something unusable
    not_found,         // a name, file or host that does not exist
    unsupported,       // understood, but not offered here
    io,                // the operating system refused
    timeout,           // a deadline passed
    cancelled,         // somebody asked to stop
    protocol,          // a peer broke its protocol
    rejected,          // a peer understood and said no
    unavailable,       // works in principle, not now: try again later
    corrupt,           // stored data does not verify
};

/// An expected failure: a code for programs and one sentence for people.
struct Error {
    ErrorCode code = ErrorCode::io;
    std::string message;
};

/// A value or the reason why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// Makes the failed side of any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message)
{
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// Hands a failure on, with what was being done put before the sentence.
[[nodiscard]] inline tl::unexpected<Error> fail_with(const std::string& context, Error error)
{
    error.message = context + ": " + error.message;
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace otedama
