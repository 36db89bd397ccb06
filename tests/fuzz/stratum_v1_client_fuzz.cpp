// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// A pool sends anything in pieces of any size while the miner hands in solutions now and then.
// The first byte of the input seeds the sizes.

#include "core/check.hpp"
#include "protocol/json_value.hpp"
#include "protocol/stratum_v1_client.hpp"
#include "tests/fuzz/pieces.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace otedama {
namespace {

const Algorithm kAlgorithm{.name = "sha256d",
    .header_size = 80,
    .nonce_offset = 76,
    .nonce_size = 4,
    .difficulty_one = kBitcoinDifficultyOne,
    .hash = nullptr,
    .make_dataset = nullptr};

class Owner {
  public:
    Owner()
    {
        client_->on_connected(now_, actions_);
        take();
    }

    void feed(ByteSpan bytes)
    {
        unread_.insert(unread_.end(), bytes.begin(), bytes.end());
        const std::size_t consumed = client_->on_bytes(unread_, now_, actions_);
        OTEDAMA_ASSERT(consumed <= unread_.size());
        unread_.erase(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(consumed));
        take();
        if (work_ && bytes.size() % 3 == 0)
            client_->on_solution(
                {.hit = {.work = work_, .nonce = 1, .version = 0x20006000, .ntime = 2}, .pow = {}},
                now_, actions_);
        take();
        now_ += std::chrono::seconds(1);
        client_->on_tick(now_, actions_);
        take();
    }

  private:
    void take()
    {
        for (const auto& action : std::exchange(actions_, {}))
            std::visit([this](const auto& a) { on(a); }, action);
    }

    /// Whatever we say must itself be whole lines of JSON.
    void on(const SendBytes& action)
    {
        OTEDAMA_ASSERT(!is_ended_ && action.bytes.ends_with('\n'));
        std::string_view rest = action.bytes;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            OTEDAMA_ASSERT(parse_json(rest.substr(0, end)).has_value());
            rest.remove_prefix(end + 1);
        }
    }
    void on(const SessionReady&)
    {
        OTEDAMA_ASSERT(!is_ready_ && !is_ended_);
        is_ready_ = true;
    }
    void on(const JobReceived& action)
    {
        OTEDAMA_ASSERT(is_ready_ && !is_ended_);
        OTEDAMA_ASSERT(action.job.extranonce2_size >= 1 && !action.job.job_id.empty());
        OTEDAMA_ASSERT(action.job.share_target != Target());
        work_ = std::make_shared<Work>(Work{.algorithm = &kAlgorithm,
            .job_id = action.job.job_id,
            .extranonce2 = ExtraNonce(1, action.job.extranonce2_size)});
    }
    void on(const SolutionAnswered& action)
    {
        OTEDAMA_ASSERT(action.is_accepted == action.reason.empty());
    }
    void on(const PoolMessage& action) { OTEDAMA_ASSERT(action.text.size() <= 300); }
    void on(const EndSession& action)
    {
        OTEDAMA_ASSERT(!is_ended_ && !action.why.message.empty());
        is_ended_ = true;
    }

    std::unique_ptr<ClientProtocol> client_ = make_stratum_v1_client(
        {.algorithm = &kAlgorithm, .agent = "fuzz", .user = "user", .password = "x"});
    ClientActions actions_;
    Bytes unread_;
    WorkPtr work_;
    Time now_{};
    bool is_ready_ = false;
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
