// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// Our JSON reader against another one: whatever we take, nlohmann's must take and read alike, and
// what it takes and we do not must break one of our limits.

#include "core/check.hpp"
#include "protocol/json_value.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace otedama {
namespace {

using Json = nlohmann::json;

void compare(JsonValue ours, const Json& theirs)
{
    OTEDAMA_ASSERT(ours.is_null() == theirs.is_null());
    OTEDAMA_ASSERT(ours.boolean().has_value() == theirs.is_boolean());
    OTEDAMA_ASSERT(ours.number().has_value() == theirs.is_number());
    OTEDAMA_ASSERT(ours.string().has_value() == theirs.is_string());
    OTEDAMA_ASSERT(ours.is_array() == theirs.is_array());
    OTEDAMA_ASSERT(ours.is_object() == theirs.is_object());
    if (theirs.is_boolean())
        OTEDAMA_ASSERT(*ours.boolean() == theirs.get<bool>());
    if (theirs.is_number())
        OTEDAMA_ASSERT(*ours.number() == theirs.get<double>());
    if (theirs.is_string())
        OTEDAMA_ASSERT(*ours.string() == theirs.get_ref<const std::string&>());
    if (theirs.is_array())
        for (std::size_t i = 0; i < theirs.size(); ++i) compare(ours.at(i), theirs[i]);
    // Of two equal names we keep the first, they the last.
    if (theirs.is_object() && theirs.size() == ours.size())
        for (const auto& [name, value] : theirs.items()) compare(ours.find(name), value);
}

std::size_t depth_of(const Json& value)
{
    std::size_t deepest = 0;
    for (const auto& inner : value)
        if (inner.is_structured())
            deepest = std::max(deepest, depth_of(inner));
    return deepest + 1;
}

/// simdjson refuses numbers of absurd length that a double could still hold.
bool has_long_number(std::string_view text)
{
    std::size_t digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits > 18)
            return true;
    }
    return false;
}

/// Each value takes two characters or more, so that a short text cannot hold too many.
bool is_beyond_limits(const Json& theirs, std::string_view text)
{
    return !theirs.is_object() || depth_of(theirs) > kJsonMaxDepth ||
           text.size() > 2 * kJsonMaxValues || has_long_number(text);
}

}  // namespace
}  // namespace otedama

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace otedama;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    // nlohmann's takes a zero byte for the end of the text; no JSON holds one.
    if (text.find('\0') != std::string_view::npos) {
        OTEDAMA_ASSERT(!parse_json(text).has_value());
        return 0;
    }
    const Json theirs = Json::parse(text, nullptr, false);
    const auto ours = parse_json(text);
    if (ours)
        OTEDAMA_ASSERT(!theirs.is_discarded());
    if (ours)
        compare(*ours, theirs);
    else if (!theirs.is_discarded())
        OTEDAMA_ASSERT(is_beyond_limits(theirs, text));
    return 0;
}
