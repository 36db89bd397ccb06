// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "core/work.hpp"
#include "protocol/stratum_v1_notify.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace otedama {

struct RpcMessage;

/// The id a client gave its request, kept as the JSON text to send back ("4", "\"a\"", "null").
using RequestId = std::string;

/// A login to decide: answer with StratumV1Server::accept_login or refuse.
struct LoginRequested {
    RequestId id;
    std::string user;
    std::string password;
};

/// A submit, decoded strictly (exact lengths, hex of either case), not yet judged.
struct SubmitReceived {
    RequestId id;
    std::string user;
    std::string job_id;
    ExtraNonce extranonce2;
    std::uint32_t ntime = 0;
    std::uint32_t nonce = 0;
    std::optional<std::uint32_t> version_bits;
};

/// The peer asks for a difficulty; the pool may ignore it.
struct DifficultySuggested {
    double difficulty = 0;
};

/// Bytes for the peer, in order with everything else.
struct ServerBytes {
    std::string bytes;
};

/// The peer broke the protocol beyond repair.
struct ServerEnds {
    Error why;
};

using ServerAction =
    std::variant<ServerBytes, LoginRequested, SubmitReceived, DifficultySuggested, ServerEnds>;
using ServerActions = std::vector<ServerAction>;

/// Why a share was not accepted, as Stratum numbers it.
struct StratumError {
    int code = 20;  // 20 other, 21 stale or unknown job, 22 duplicate, 23 low difficulty,
                    // 24 not authorised, 25 not subscribed
    std::string_view message;
};

/// What the server offers one connection.
struct StratumV1ServerSettings {
    ExtraNonce extranonce1;
    std::size_t extranonce2_size = 8;
    std::uint32_t version_mask = 0x1fffe000;  // the most this pool lets a miner roll
    std::size_t max_line_bytes = 8192;        // a mining.configure before the login: twice that
    std::chrono::seconds login_deadline{30};  // from the connection to the first login
};

/// The server side of Stratum V1 for one connection: bytes and time in, actions out; no socket, no
/// clock, no thread. It knows the dialogue; what a login or a share is worth, its owner knows.
/// Malformed submits are answered here (code 20) and never reach the owner, nor do submits before
/// subscription (25) and login (24). Bytes are appended to the last action where that is bytes too.
class StratumV1Server {
  public:
    explicit StratumV1Server(StratumV1ServerSettings settings);

    void on_connected(Time now);

    /// Consumes whole lines and answers how many bytes they were.
    std::size_t on_bytes(ByteSpan input, Time now, ServerActions& actions);

    /// About once a second: checks deadlines.
    void on_tick(Time now, ServerActions& actions);

    /// The owner's word on a login.
    void accept_login(const RequestId& id, ServerActions& actions);
    void refuse_login(const RequestId& id, std::string_view reason, ServerActions& actions);

    /// The owner's word on a submit.
    void accept_submit(const RequestId& id, ServerActions& actions);
    void refuse_submit(const RequestId& id, StratumError error, ServerActions& actions);

    /// The difficulty from the next job on.
    void send_difficulty(double difficulty, ServerActions& actions);

    /// Narrows or widens what may be rolled, effective at once.
    void send_version_mask(std::uint32_t mask, ServerActions& actions);

    /// One mining.notify line, made once for all sessions of a class by make_notify_line.
    void send_notify(std::string_view line, ServerActions& actions);

    [[nodiscard]] bool is_subscribed() const noexcept { return is_subscribed_; }
    [[nodiscard]] bool is_authorised() const noexcept { return is_authorised_; }
    /// Bits this client may roll: 0 until it negotiated some, though version bits of a submit are
    /// understood regardless.
    [[nodiscard]] std::uint32_t version_mask() const noexcept { return negotiated_mask_; }
    [[nodiscard]] const std::string& agent() const noexcept { return agent_; }

  private:
    [[nodiscard]] std::size_t max_line() const noexcept;
    void on_line(std::string_view line, ServerActions& actions);
    void on_request(const RpcMessage& request, ServerActions& actions);
    void on_configure(const RpcMessage& request, ServerActions& actions);
    void on_subscribe(const RpcMessage& request, ServerActions& actions);
    void on_authorize(const RpcMessage& request, ServerActions& actions);
    void on_submit(const RpcMessage& request, ServerActions& actions);
    void end(ErrorCode code, std::string message, ServerActions& actions);

    StratumV1ServerSettings settings_;
    std::string agent_;
    Time connected_at_{};
    std::uint32_t offered_mask_ = 0;     // what the client asked for and the pool allows
    std::uint32_t negotiated_mask_ = 0;  // the part of it that holds now
    bool is_subscribed_ = false;
    bool is_authorised_ = false;
    bool is_ended_ = false;
};

}  // namespace otedama
