// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/output_queue.hpp"

#include <utility>

namespace otedama::net {

void OutputQueue::add(ByteSpan data)
{
    if (bytes_.capacity() == 0)
        bytes_ = loop_.take_buffer();
    // Moved up now and then only, so that a byte is copied once or twice at most.
    if (written_ > bytes_.size() / 2) {
        bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(written_));
        written_ = 0;
    }
    append(bytes_, data);
}

void OutputQueue::remove(std::size_t count)
{
    written_ += count;
    if (size() == 0)
        clear();
}

void OutputQueue::clear()
{
    loop_.give_buffer(std::exchange(bytes_, {}));
    written_ = 0;
}

}  // namespace otedama::net
