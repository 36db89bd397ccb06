// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "protocol/job.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace otedama {

/// Bytes for the peer.
struct SendBytes {
    std::string bytes;
};

/// The pool let us in: work may follow.
struct SessionReady {};

/// New work.
struct JobReceived {
    Job job;
};

/// The pool's word on a solution handed in before.
struct SolutionAnswered {
    WorkId work{};
    std::uint64_t nonce = 0;
    bool is_accepted = false;
    int code = 0;        // the pool's own number, 0 if it gave none
    std::string reason;  // empty when accepted
    Target share_target;
    std::chrono::milliseconds latency{};
};

/// A sentence of the pool for the user, cleaned of control characters and cut to length.
struct PoolMessage {
    std::string text;
};

/// The conversation cannot go on; the reason says why and what to do.
struct EndSession {
    Error why;
};

using ClientAction =
    std::variant<SendBytes, SessionReady, JobReceived, SolutionAnswered, PoolMessage, EndSession>;
using ClientActions = std::vector<ClientAction>;

/// The client side of one pool protocol, whatever its framing: bytes and time in, actions out.
/// One object is one session; no socket, no clock, no thread.
class ClientProtocol {
  public:
    virtual ~ClientProtocol() = default;

    virtual void on_connected(Time now, ClientActions& actions) = 0;

    /// Consumes whole messages and answers how many bytes they were.
    virtual std::size_t on_bytes(ByteSpan input, Time now, ClientActions& actions) = 0;

    /// Hands a solution of this session's work in.
    virtual void on_solution(const Solution& solution, Time now, ClientActions& actions) = 0;

    /// About once a second: checks deadlines.
    virtual void on_tick(Time now, ClientActions& actions) = 0;
};

}  // namespace otedama
