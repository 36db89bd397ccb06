// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/pending_requests.hpp"

#include <charconv>

namespace otedama {

std::string PendingRequests::add(const PendingRequest& request)
{
    const std::uint64_t id = next_id_++;
    requests_.emplace(id, request);
    return std::to_string(id);
}

std::optional<PendingRequest> PendingRequests::take(std::string_view id)
{
    if (id.size() > 2 && id.front() == '"')
        id = id.substr(1, id.size() - 2);
    std::uint64_t number = 0;
    const auto parsed = std::from_chars(id.data(), id.data() + id.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != id.data() + id.size())
        return std::nullopt;
    const auto found = requests_.extract(number);
    return found ? std::optional(found.mapped()) : std::nullopt;
}

std::optional<PendingRequest> PendingRequests::take_older(Time limit)
{
    if (requests_.empty() || requests_.begin()->second.sent_at > limit)
        return std::nullopt;
    return requests_.extract(requests_.begin()).mapped();
}

}  // namespace otedama
