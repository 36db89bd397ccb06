// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hex.hpp"
#include "core/target.hpp"
#include "kernels/sha256d/sha256.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace otedama::pool::test {

/// A mining.notify as a miner reads it, written apart from the pool's and the client's code: the
/// judge of whether what the pool sends describes what the pool then accepts.
class NotifiedWork {
  public:
    NotifiedWork(const nlohmann::json& notify, const std::string& extranonce1)
        : params_(notify.at("params")), extranonce1_(extranonce1)
    {}

    [[nodiscard]] std::string job_id() const { return params_.at(0); }
    [[nodiscard]] std::string ntime() const { return params_.at(7); }
    [[nodiscard]] bool is_clean() const { return params_.at(8); }
    [[nodiscard]] std::uint32_t version() const { return word(5); }

    /// The header's hash for these choices.
    [[nodiscard]] Hash256 hash(
        const std::string& extranonce2, std::uint32_t nonce, std::uint32_t version) const
    {
        Hash256 root = sha256d(*from_hex(text(2) + extranonce1_ + extranonce2 + text(3)));
        for (const auto& sibling : params_.at(4)) {
            Hash256 right;
            (void)from_hex(sibling.get<std::string>(), right.bytes);
            root = sha256d(root, right);
        }
        Bytes header;
        append_le(header, version);
        // The previous hash travels as eight words, each turned round.
        Bytes previous = *from_hex(text(1));
        for (std::size_t i = 0; i < previous.size(); i += 4)
            std::reverse(previous.begin() + static_cast<std::ptrdiff_t>(i),
                previous.begin() + static_cast<std::ptrdiff_t>(i + 4));
        append(header, previous);
        append(header, root.bytes);
        append_le(header, word(7));
        append_le(header, word(6));
        append_le(header, nonce);
        return sha256d(header);
    }

    /// The first nonce from `start` on that meets `target`, but not `harder` if that is given.
    [[nodiscard]] std::uint32_t solve(const std::string& extranonce2, const Target& target,
        std::uint32_t start = 0, const Target& harder = Target()) const
    {
        for (std::uint32_t nonce = start;; ++nonce) {
            const Hash256 found = hash(extranonce2, nonce, version());
            if (target.is_met_by(found) && !harder.is_met_by(found))
                return nonce;
        }
    }

  private:
    [[nodiscard]] std::string text(std::size_t index) const { return params_.at(index); }
    [[nodiscard]] std::uint32_t word(std::size_t index) const
    {
        return word_from_hex(text(index)).value();
    }

    nlohmann::json params_;
    std::string extranonce1_;
};

}  // namespace otedama::pool::test
