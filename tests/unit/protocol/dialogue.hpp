// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hex.hpp"
#include "protocol/client_protocol.hpp"
#include "protocol/stratum_v1_server.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace otedama::test {

/// What a machine did, one line each, so that tests read as dialogues: bytes appear line by line
/// behind "> ", every other action as its name and values.
using Transcript = std::vector<std::string>;

inline ByteSpan bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline void add_lines(Transcript& transcript, std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        transcript.push_back("> " + std::string(bytes.substr(0, end)));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
}

/// One overload for each action of both machines.
struct Scribe {
    Transcript& out;

    void operator()(const ServerBytes& a) const { add_lines(out, a.bytes); }
    void operator()(const LoginRequested& a) const
    {
        out.push_back(fmt::format("login {} {} {}", a.id, a.user, a.password));
    }
    void operator()(const SubmitReceived& a) const
    {
        out.push_back(fmt::format("submit {} {} {} {} {:08x} {:08x} {}", a.id, a.user, a.job_id,
            to_hex(a.extranonce2.span()), a.ntime, a.nonce,
            a.version_bits ? to_hex(*a.version_bits) : "-"));
    }
    void operator()(const DifficultySuggested& a) const
    {
        out.push_back(fmt::format("suggested {}", a.difficulty));
    }
    void operator()(const ServerEnds& a) const { out.push_back("ends: " + a.why.message); }

    void operator()(const SendBytes& a) const { add_lines(out, a.bytes); }
    void operator()(const SessionReady&) const { out.emplace_back("ready"); }
    void operator()(const JobReceived& a) const
    {
        out.push_back(fmt::format("job {}{} {}/{} mask {:08x} bits {:08x}", a.job.job_id,
            a.job.clean ? " clean" : "", to_hex(a.job.extranonce1.span()), a.job.extranonce2_size,
            a.job.version_mask, a.job.share_target.to_compact()));
    }
    void operator()(const SolutionAnswered& a) const
    {
        out.push_back(fmt::format("{} {} {} {} {} ms", a.is_accepted ? "accepted" : "refused",
            static_cast<std::uint64_t>(a.work), a.code, a.reason, a.latency.count()));
    }
    void operator()(const PoolMessage& a) const { out.push_back("message: " + a.text); }
    void operator()(const EndSession& a) const { out.push_back("ends: " + a.why.message); }
};

template <class Actions>
[[nodiscard]] Transcript transcript_of(const Actions& actions)
{
    Transcript transcript;
    for (const auto& action : actions) std::visit(Scribe{transcript}, action);
    return transcript;
}

/// Plays the part of a connection: keeps what the machine has not consumed and offers it again.
template <class Machine, class Actions>
class Feeder {
  public:
    Feeder(Machine& machine, Actions& actions) : machine_(machine), actions_(actions) {}

    void feed(std::string_view bytes, Time now = {})
    {
        unread_ += bytes;
        const std::size_t consumed = machine_.on_bytes(bytes_of(unread_), now, actions_);
        unread_.erase(0, consumed);
    }

    [[nodiscard]] const std::string& unread() const { return unread_; }

  private:
    Machine& machine_;
    Actions& actions_;
    std::string unread_;
};

}  // namespace otedama::test
