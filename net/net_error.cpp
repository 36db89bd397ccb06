// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/net_error.hpp"

#include <boost/asio/error.hpp>

#include <array>

namespace otedama::net {
namespace {

/// One cause that has words of its own.
struct Row {
    boost::system::error_code cause;
    ErrorCode code;
    const char* sentence;
};

const std::array<Row, 17>& rows()
{
    namespace error = boost::asio::error;
    static const std::array<Row, 17> kRows{{
        {error::connection_refused, ErrorCode::unavailable, "connection refused"},
        {error::connection_reset, ErrorCode::unavailable, "connection reset by the peer"},
        {error::connection_aborted, ErrorCode::unavailable, "connection aborted"},
        {error::broken_pipe, ErrorCode::unavailable, "connection closed by the peer"},
        {error::eof, ErrorCode::unavailable, "connection closed by the peer"},
        {error::timed_out, ErrorCode::timeout, "timed out"},
        {error::host_unreachable, ErrorCode::unavailable, "host unreachable"},
        {error::network_unreachable, ErrorCode::unavailable, "network unreachable"},
        {error::network_down, ErrorCode::unavailable, "network down"},
        {error::host_not_found, ErrorCode::not_found, "no such host"},
        {error::no_data, ErrorCode::not_found, "the host has no address"},
        {error::host_not_found_try_again, ErrorCode::unavailable,
            "the name cannot be looked up now"},
        {error::no_recovery, ErrorCode::unavailable, "the name cannot be looked up"},
        {error::address_in_use, ErrorCode::unavailable, "address already in use"},
        {error::access_denied, ErrorCode::io, "permission denied"},
        {error::no_descriptors, ErrorCode::unavailable, "too many open files"},
        {error::operation_aborted, ErrorCode::cancelled, "cancelled"},
    }};
    return kRows;
}

}  // namespace

Error to_error(const boost::system::error_code& cause)
{
    for (const Row& row : rows())
        if (row.cause == cause)
            return {row.code, row.sentence};
    return {ErrorCode::io, cause.message()};
}

Error to_error(const std::string& context, const boost::system::error_code& cause)
{
    Error error = to_error(cause);
    error.message = context + ": " + error.message;
    return error;
}

}  // namespace otedama::net
