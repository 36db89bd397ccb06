// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// A peer sends anything in pieces of any size. The first byte of the input seeds the sizes; the
// owner says yes or no to everything it is asked.

#include "core/check.hpp"
#include "protocol/json_value.hpp"
#include "protocol/stratum_v1_server.hpp"
#include "tests/fuzz/pieces.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace otedama {
namespace {

class Owner {
  public:
    Owner() { server_.on_connected(Time()); }

    void feed(ByteSpan bytes)
    {
        unread_.insert(unread_.end(), bytes.begin(), bytes.end());
        const std::size_t consumed = server_.on_bytes(unread_, Time(), actions_);
        OTEDAMA_ASSERT(consumed <= unread_.size());
        unread_.erase(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(consumed));
        OTEDAMA_ASSERT(unread_.size() <= 2 * StratumV1ServerSettings().max_line_bytes);
        for (auto& action : std::exchange(actions_, {}))
            std::visit([this](const auto& a) { on(a); }, action);
        for (const auto& action : std::exchange(actions_, {})) on(std::get<ServerBytes>(action));
    }

  private:
    /// Whatever we say must itself be whole lines of JSON.
    void on(const ServerBytes& action)
    {
        OTEDAMA_ASSERT(action.bytes.ends_with('\n'));
        std::string_view rest = action.bytes;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            OTEDAMA_ASSERT(parse_json(rest.substr(0, end)).has_value());
            rest.remove_prefix(end + 1);
        }
    }
    void on(const LoginRequested& action)
    {
        if (action.user.size() % 4 == 0)
            server_.refuse_login(action.id, action.user, actions_);
        else
            server_.accept_login(action.id, actions_);
    }
    void on(const SubmitReceived& action)
    {
        OTEDAMA_ASSERT(server_.is_authorised() && server_.is_subscribed());
        OTEDAMA_ASSERT(action.extranonce2.size() == 8 && action.job_id.size() <= 16);
        if (action.nonce % 2 == 0)
            server_.refuse_submit(action.id, {21, "Job not found"}, actions_);
        else
            server_.accept_submit(action.id, actions_);
    }
    void on(const DifficultySuggested& action)
    {
        OTEDAMA_ASSERT(action.difficulty > 0);
        server_.send_difficulty(action.difficulty, actions_);
        server_.send_version_mask(0x6000, actions_);
    }
    void on(const ServerEnds& action)
    {
        OTEDAMA_ASSERT(!is_ended_ && !action.why.message.empty());
        is_ended_ = true;
    }

    StratumV1Server server_{{.extranonce1 = ExtraNonce(1, 4)}};
    ServerActions actions_;
    Bytes unread_;
    bool is_ended_ = false;
};

}  // namespace
}  // namespace otedama

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    otedama::Owner owner;
    otedama::fuzz::feed_in_pieces(
        {data, size}, [&](otedama::ByteSpan piece) { owner.feed(piece); });
    return 0;
}
