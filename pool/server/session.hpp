// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/connection.hpp"
#include "pool/accounting/identity.hpp"
#include "pool/server/extranonce_allocator.hpp"
#include "pool/server/session_jobs.hpp"
#include "pool/server/session_services.hpp"
#include "protocol/stratum_v1_server.hpp"

#include <optional>
#include <string>
#include <vector>

namespace otedama::pool {

/// One miner's connection: takes the protocol machine's word for what was said and decides what it
/// is worth. No socket and no clock of its own. Belongs to its loop's thread.
class Session final : public net::ConnectionHandler {
  public:
    /// Workers that may log in on one connection.
    static constexpr std::size_t kMaxLogins = 64;

    /// `services` outlives the session.
    Session(LoopServices& services, ExtranonceLease lease);

    void on_open(net::Connection& connection, Time now) override;
    std::size_t on_bytes(ByteSpan input, Time now) override;
    void on_tick(Time now) override;
    void on_closed(const Error& why) override;

    /// The pool's template has changed: sends this session's job.
    void on_new_template();

  private:
    struct Login {
        std::string user;
        WorkerIdentity identity;
    };
    /// A submit that waits for the end of its batch.
    struct PendingSubmit {
        RequestId id;
        const Login* login = nullptr;
    };

    void handle(ServerActions& actions);
    void handle(const ServerBytes& action);
    void handle(const LoginRequested& action);
    void handle(const SubmitReceived& action);
    void handle(const DifficultySuggested& action);
    void handle(const ServerEnds& action);

    [[nodiscard]] Result<void> log_in(const LoginRequested& request);
    [[nodiscard]] const Login* find_login(std::string_view user) const noexcept;
    void send_first_job();
    void send_job();
    void judge_submits();
    [[nodiscard]] Verdict settle(std::size_t index, const ShareJudgement& judgement);
    void hand_in_block(const Login& login, std::size_t index, const ShareJudgement& judgement);
    [[nodiscard]] bool record(
        const Login& login, std::size_t index, const ShareJudgement& judgement);
    void collect_replies();
    void flush();

    LoopServices& services_;
    ExtranonceLease lease_;
    ExtraNonce extranonce1_;
    StratumV1Server server_;
    net::Connection* connection_ = nullptr;
    bool is_ending_ = false;

    std::optional<CoinbaseClass> coinbase_class_;  // of the first login; all must have the same
    std::vector<Login> logins_;
    double wished_difficulty_;
    double sent_difficulty_ = 0;
    SessionJobs jobs_;

    // Filled and emptied within one call; kept for their memory.
    std::vector<ShareSubmit> submits_;
    std::vector<PendingSubmit> pending_;
    ServerActions replies_;
    std::string output_;
};

}  // namespace otedama::pool
