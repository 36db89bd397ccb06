// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/asio_types.hpp"

namespace otedama::net {

/// Bytes that the kernel has not taken yet. Private to net/. The buffer is the loop's while nothing
/// waits, so that an idle connection costs none.
class OutputQueue {
  public:
    /// `loop` outlives the queue.
    explicit OutputQueue(EventLoop::Impl& loop) noexcept : loop_(loop) {}

    void add(ByteSpan data);

    /// What waits, oldest first. Valid until the next call.
    [[nodiscard]] ByteSpan waiting() const noexcept { return ByteSpan(bytes_).subspan(written_); }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size() - written_; }

    /// The first `count` of them have gone out.
    void remove(std::size_t count);

    void clear();

  private:
    EventLoop::Impl& loop_;
    Bytes bytes_;
    std::size_t written_ = 0;  // of bytes_
};

}  // namespace otedama::net
