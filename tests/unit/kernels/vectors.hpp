// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/algorithm.hpp"
#include "core/hex.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace otedama::testing {

/// One line of tests/vectors/<algorithm>.json: a real header with its nonce and its hash.
struct Vector {
    std::string source;
    Bytes header;
    std::uint64_t nonce = 0;
    std::uint32_t bits = 0;
    std::string hash;
};

/// The vectors of an algorithm; throws, which fails the test, when there are none.
inline std::vector<Vector> load_vectors(const Algorithm& algorithm)
{
    const std::string path = std::string(OTEDAMA_VECTORS "/") + std::string(algorithm.name);
    std::ifstream file(path + ".json");
    const nlohmann::json document = nlohmann::json::parse(file);
    std::vector<Vector> vectors;
    for (const auto& entry : document.at("vectors")) {
        vectors.push_back({.source = entry.at("source"),
            .header = from_hex(entry.at("header").get<std::string>()).value(),
            .nonce = entry.at("nonce"),
            .bits = word_from_hex(entry.at("bits").get<std::string>()).value(),
            .hash = entry.at("hash")});
    }
    return vectors;
}

}  // namespace otedama::testing
