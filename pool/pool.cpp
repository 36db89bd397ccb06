// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/pool.hpp"

#include "core/log.hpp"
#include "pool/accounting/share_statistics.hpp"
#include "pool/server/block_submitter.hpp"
#include "pool/server/checked_options.hpp"
#include "pool/server/data_folder.hpp"
#include "pool/server/pool_server.hpp"
#include "pool/server/template_watcher.hpp"
#include "pool/shares/share_collector.hpp"
#include "protocol/json_text.hpp"

#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <utility>

namespace otedama::pool {
namespace {

constexpr std::string_view kBlocksFolder = "blocks";

/// Everything that can fail before the pool exists.
struct Parts {
    DataFolder folder;
    BlockStore store;
    std::unique_ptr<CoinbasePolicy> policy;
    std::unique_ptr<NodeClient> node;
    TemplatePtr first_template;
};

Result<Parts> make_parts(const PoolOptions& options, const CheckedOptions& checked)
{
    const auto pass = [](auto& failed) { return tl::unexpected<Error>(std::move(failed.error())); };
    auto policy = make_solo_policy(*checked.coin, *checked.network, options.payout_address);
    if (!policy)
        return pass(policy);
    auto folder =
        options.is_data_kept ? DataFolder::keep(options.data_folder) : DataFolder::make_temporary();
    if (!folder)
        return pass(folder);
    auto store = BlockStore::open(folder->path() / kBlocksFolder);
    if (!store)
        return pass(store);
    auto node = make_node(*checked.coin, *checked.network, options.node,
        {.folder = (folder->path() / "devnet").string(),
            .network_difficulty = options.network_difficulty});
    if (!node)
        return pass(node);
    auto first = (*node)->get_template({});
    if (!first)
        return fail_with("cannot get work from the node", std::move(first.error()));
    return Parts{std::move(*folder), std::move(*store), std::move(*policy), std::move(*node),
        std::move(*first)};
}

/// The pool, wired. Members stand in the order of who needs whom.
class RunningPool final : public Pool {
  public:
    RunningPool(
        Parts parts, const PoolOptions& options, const CheckedOptions& checked, OnEvent on_event);
    ~RunningPool() override;

    /// Listens and starts to follow the node. Once.
    [[nodiscard]] Result<void> serve(const PoolOptions& options);

    [[nodiscard]] PoolStatus status() const override;

  private:
    void on_template(TemplatePtr block, bool clean);
    void on_node_lost(const Error& why);
    void on_node_back();
    void on_block_answer(const BlockCandidate& candidate, const Result<void>& answer);
    void explain_rejected(const Error& why, PoolEvent& event);
    void explain_unanswered(const Error& why, PoolEvent& event) const;
    void tell(const PoolEvent& event) const;
    [[nodiscard]] std::uint32_t height() const { return jobs_.current()->height; }

    OnEvent on_event_;
    Target difficulty_one_;
    DataFolder folder_;
    std::unique_ptr<CoinbasePolicy> policy_;
    std::unique_ptr<NodeClient> node_;
    JobTable jobs_;
    ShareStatistics statistics_{unix_now()};
    std::atomic<std::uint64_t> blocks_accepted_{0};
    std::atomic<std::uint64_t> blocks_rejected_{0};
    mutable std::mutex problem_mutex_;
    std::string node_problem_;

    BlockSubmitter submitter_;
    PoolServices services_;
    std::unique_ptr<PoolServer> server_;
    std::unique_ptr<ShareCollector> collector_;
    std::unique_ptr<TemplateWatcher> watcher_;
};

RunningPool::RunningPool(
    Parts parts, const PoolOptions& options, const CheckedOptions& checked, OnEvent on_event)
    : on_event_(std::move(on_event)),
      difficulty_one_(checked.kernel->algorithm->difficulty_one),
      folder_(std::move(parts.folder)),
      policy_(std::move(parts.policy)),
      node_(std::move(parts.node)),
      jobs_(*policy_, options.tag),
      submitter_(*node_, std::move(parts.store), SubmitRetries{},
          [this](const BlockCandidate& candidate, const Result<void>& answer) {
              on_block_answer(candidate, answer);
          }),
      services_{.policy = *policy_,
          .jobs = jobs_,
          .kernel = *checked.kernel,
          .difficulty_one = difficulty_one_,
          .fixed_difficulty = options.fixed_difficulty,
          .on_block = [this](BlockCandidate candidate) { submitter_.submit(std::move(candidate)); }}
{
    jobs_.set_template(std::move(parts.first_template), true);
}

RunningPool::~RunningPool()
{
    // Against the stream: no new jobs, no new shares, then what is left in the queues.
    watcher_.reset();
    if (server_ != nullptr)
        server_->stop();
    collector_.reset();
}

Result<void> RunningPool::serve(const PoolOptions& options)
{
    auto server = PoolServer::start(services_, options.listen, options.threads);
    if (!server)
        return tl::unexpected<Error>(std::move(server.error()));
    server_ = std::move(*server);
    collector_ = std::make_unique<ShareCollector>(server_->queues(), statistics_);
    watcher_ = std::make_unique<TemplateWatcher>(*node_, jobs_.current(), WatcherPace{},
        TemplateWatcher::Listener{
            .on_template = [this](TemplatePtr block,
                               bool clean) { on_template(std::move(block), clean); },
            .on_lost = [this](const Error& why) { on_node_lost(why); },
            .on_back = [this] { on_node_back(); }});
    return {};
}

PoolStatus RunningPool::status() const
{
    const TemplatePtr block = jobs_.current();
    const ShareTotals totals = statistics_.totals();
    const std::lock_guard lock(problem_mutex_);
    return {.listening = server_->listening(),
        .height = block->height,
        .network_difficulty = block->network_target.difficulty(difficulty_one_),
        .session_count = server_->session_count(),
        .worker_count = statistics_.worker_count(),
        .accepted = totals.count,
        .rejected = server_->rejected(),
        .accepted_weight = totals.weight,
        .hashrate = statistics_.hashrate(unix_now()),
        .blocks_accepted = blocks_accepted_.load(),
        .blocks_rejected = blocks_rejected_.load(),
        .node_problem = node_problem_};
}

void RunningPool::on_template(TemplatePtr block, bool clean)
{
    const std::uint32_t height = block->height;
    jobs_.set_template(std::move(block), clean);
    server_->on_new_template();
    if (clean)
        tell({.kind = PoolEvent::Kind::new_block_template,
            .height = height,
            .hash = {},
            .text = fmt::format("mining block {}", height)});
}

void RunningPool::on_node_lost(const Error& why)
{
    log::warning(log::node, "the node gives no work", {{"why", why.message}});
    {
        const std::lock_guard lock(problem_mutex_);
        node_problem_ = why.message;
    }
    tell({.kind = PoolEvent::Kind::node_lost,
        .height = height(),
        .hash = {},
        .text = "the node gives no work: " + why.message});
}

void RunningPool::on_node_back()
{
    log::info(log::node, "the node gives work again");
    {
        const std::lock_guard lock(problem_mutex_);
        node_problem_.clear();
    }
    tell({.kind = PoolEvent::Kind::node_back,
        .height = height(),
        .hash = {},
        .text = "the node gives work again"});
}

void RunningPool::on_block_answer(const BlockCandidate& candidate, const Result<void>& answer)
{
    PoolEvent event{.kind = PoolEvent::Kind::block_accepted,
        .height = candidate.height,
        .hash = candidate.hash,
        .text = fmt::format("{} found block {}", clean_text(candidate.user), candidate.height)};
    if (answer)
        ++blocks_accepted_;
    else if (is_unanswered(answer.error()))
        explain_unanswered(answer.error(), event);
    else
        explain_rejected(answer.error(), event);
    tell(event);
}

void RunningPool::explain_rejected(const Error& why, PoolEvent& event)
{
    ++blocks_rejected_;
    event.kind = PoolEvent::Kind::block_rejected;
    event.text = fmt::format("the node rejected block {}: {}", event.height, why.message);
    log::warning(log::pool, "a found block was rejected",
        {{"height", event.height}, {"hash", to_display_hex(event.hash)}, {"why", why.message}});
}

void RunningPool::explain_unanswered(const Error& why, PoolEvent& event) const
{
    event.kind = PoolEvent::Kind::block_unanswered;
    event.text = fmt::format("the node did not answer on block {}: {}", event.height, why.message);
    log::error(log::pool,
        "the node did not answer on a found block; hand its file in with submitblock",
        {{"height", event.height}, {"hash", to_display_hex(event.hash)},
            {"folder", (folder_.path() / kBlocksFolder).string()}, {"why", why.message}});
}

void RunningPool::tell(const PoolEvent& event) const
{
    if (on_event_)
        on_event_(event);
}

}  // namespace

Result<std::unique_ptr<Pool>> Pool::start(const PoolOptions& options, OnEvent on_event)
{
    const auto checked = check_options(options);
    if (!checked)
        return tl::unexpected<Error>(checked.error());
    auto parts = make_parts(options, *checked);
    if (!parts)
        return tl::unexpected<Error>(std::move(parts.error()));
    auto pool =
        std::make_unique<RunningPool>(std::move(*parts), options, *checked, std::move(on_event));
    if (auto served = pool->serve(options); !served)
        return tl::unexpected<Error>(std::move(served.error()));
    return pool;
}

}  // namespace otedama::pool
