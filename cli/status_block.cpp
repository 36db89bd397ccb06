// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/status_block.hpp"

#include "cli/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace otedama::cli {
namespace {

enum class Color : unsigned { plain = 0, red = 31, green = 32, yellow = 33, cyan = 36 };

/// One line that knows how wide it is on the terminal.
class Line {
  public:
    explicit Line(const StatusStyle& style) : style_(style), columns_left_(style.columns) {}

    Line& add(std::string_view text, Color color = Color::plain)
    {
        const std::string fitting = fit(text);
        if (color == Color::plain || !style_.has_color || fitting.empty())
            text_ += fitting;
        else
            text_ += fmt::format("\x1b[{}m{}\x1b[0m", static_cast<unsigned>(color), fitting);
        return *this;
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    /// The part of `text` that still fits, harmless to a terminal: what pools and devices call
    /// themselves may hold anything. Bytes outside ASCII are shown as '?', for nobody knows how
    /// wide they are.
    std::string fit(std::string_view text)
    {
        std::string fitting(text.substr(0, columns_left_));
        for (char& c : fitting) {
            if (c < 0x20 || c >= 0x7f)
                c = '?';
        }
        columns_left_ -= fitting.size();
        return fitting;
    }

    const StatusStyle& style_;
    std::size_t columns_left_;
    std::string text_;
};

Color color_of_count(std::uint64_t bad)
{
    return bad == 0 ? Color::plain : Color::yellow;
}

std::string render_connection(const MinerSnapshot& miner, const StatusStyle& style)
{
    const bool is_connected = miner.connection == "connected";
    Line line(style);
    line.add("miner   ", Color::cyan)
        .add(miner.is_paused ? "paused" : miner.connection,
            is_connected && !miner.is_paused ? Color::green : Color::yellow)
        .add(fmt::format(
            "  {}  difficulty {}", miner.pool_url, format_difficulty(miner.difficulty)));
    return line.take();
}

std::string render_device(const DeviceSnapshot& device, const StatusStyle& style)
{
    Line line(style);
    line.add(fmt::format("{:<8}", device.id), Color::cyan)
        .add(fmt::format("{:>11}", format_rate(device.hashrate.ten_seconds, "H/s")), Color::green)
        .add(fmt::format(" 10s {:>11} 60s {:>11} 15m  {} x{}",
            format_rate(device.hashrate.minute, "H/s"),
            format_rate(device.hashrate.quarter_hour, "H/s"), device.kernel, device.worker_count));
    if (device.is_retired)
        line.add("  retired", Color::red);
    if (device.hardware_errors != 0)
        line.add(fmt::format("  {} hardware errors", device.hardware_errors), Color::red);
    return line.take();
}

std::string render_shares(const MinerSnapshot& miner, const StatusStyle& style)
{
    Line line(style);
    line.add("shares  ", Color::cyan)
        .add(fmt::format("{} accepted", miner.accepted), Color::green)
        .add("  ")
        .add(fmt::format("{} rejected", miner.rejected), color_of_count(miner.rejected))
        .add(fmt::format("  {} stale  latency {:.0f} ms", miner.stale, miner.share_latency_ms));
    return line.take();
}

std::string render_pool(const PoolSnapshot& pool, const StatusStyle& style)
{
    Line line(style);
    line.add("pool    ", Color::cyan)
        .add(fmt::format("{} {}  height {}  difficulty {}  {} connections  {}", pool.coin,
            pool.chain, pool.height, format_difficulty(pool.network_difficulty), pool.session_count,
            format_rate(pool.hashrate, "H/s")));
    return line.take();
}

std::string render_blocks(const PoolSnapshot& pool, const StatusStyle& style)
{
    Line line(style);
    line.add("blocks  ", Color::cyan)
        .add(fmt::format("{} accepted", pool.blocks_accepted), Color::green)
        .add("  ")
        .add(fmt::format("{} rejected", pool.blocks_rejected), color_of_count(pool.blocks_rejected))
        .add(fmt::format("  shares {} accepted  {} rejected", pool.accepted, pool.rejected));
    return line.take();
}

void append_lines(
    const MinerSnapshot& miner, const StatusStyle& style, std::vector<std::string>& lines)
{
    lines.push_back(render_connection(miner, style));
    for (const DeviceSnapshot& device : miner.devices)
        lines.push_back(render_device(device, style));
    lines.push_back(render_shares(miner, style));
}

void append_lines(
    const PoolSnapshot& pool, const StatusStyle& style, std::vector<std::string>& lines)
{
    lines.push_back(render_pool(pool, style));
    lines.push_back(render_blocks(pool, style));
    if (!pool.node_problem.empty())
        lines.push_back(
            Line(style).add("node    ", Color::cyan).add(pool.node_problem, Color::red).take());
}

}  // namespace

std::vector<std::string> render_status(const Snapshot& snapshot, const StatusStyle& style)
{
    std::vector<std::string> lines;
    lines.push_back(Line(style)
            .add("otedama ", Color::cyan)
            .add(fmt::format("up {}  (Ctrl-C ends it)", format_duration(snapshot.uptime_seconds)))
            .take());
    if (snapshot.miner)
        append_lines(*snapshot.miner, style, lines);
    if (snapshot.pool)
        append_lines(*snapshot.pool, style, lines);
    return lines;
}

std::string summarize_status(const Snapshot& snapshot)
{
    std::string line = fmt::format("up {}", format_duration(snapshot.uptime_seconds));
    if (snapshot.miner) {
        const MinerSnapshot& miner = *snapshot.miner;
        line += fmt::format(", {} {}, {} shares accepted, {} rejected, {} stale",
            miner.is_paused ? "paused" : miner.connection,
            format_rate(miner.hashrate.minute, "H/s"), miner.accepted, miner.rejected, miner.stale);
    }
    if (snapshot.pool) {
        const PoolSnapshot& pool = *snapshot.pool;
        line += fmt::format(", pool at height {}, {} connections, {}, {} blocks", pool.height,
            pool.session_count, format_rate(pool.hashrate, "H/s"), pool.blocks_accepted);
    }
    return line;
}

}  // namespace otedama::cli
