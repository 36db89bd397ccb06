// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/tip_parser.hpp"

#include "protocol/json_value.hpp"

#include <limits>

namespace otedama::pool {

Result<ChainInfo> parse_chain_info(std::string_view json)
{
    const auto root = parse_json(json);
    if (!root)
        return fail_with("the node's getblockchaininfo", root.error());
    const auto network = root->find("chain").string();
    const auto height = root->find("blocks").integer();
    const auto hash = hash_from_display_hex(root->find("bestblockhash").string().value_or(""));
    if (!network || !height || *height < 0 || *height > std::numeric_limits<std::uint32_t>::max() ||
        !hash)
        return fail(ErrorCode::protocol,
            "the node's getblockchaininfo lacks \"chain\", \"blocks\" or \"bestblockhash\"");
    return ChainInfo{.network = std::string(*network),
        .tip = {.height = static_cast<std::uint32_t>(*height), .hash = *hash}};
}

Result<Hash256> parse_hash(std::string_view json)
{
    const auto text = parse_text(json);
    const auto hash = text ? hash_from_display_hex(*text) : std::nullopt;
    if (!hash)
        return fail(ErrorCode::protocol, "the node's getbestblockhash is no hash");
    return *hash;
}

std::optional<std::string> parse_text(std::string_view json)
{
    // parse_json takes whole objects only.
    const auto root = parse_json(R"({"text":)" + std::string(json) + "}");
    const auto text = root && root->size() == 1 ? root->find("text").string() : std::nullopt;
    if (!text)
        return std::nullopt;
    return std::string(*text);
}

}  // namespace otedama::pool
