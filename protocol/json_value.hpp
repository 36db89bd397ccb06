// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace otedama {

/// One value of a parsed JSON text, as it stands in the parser's list of values.
struct JsonNode {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    std::uint32_t extent = 1;  // values in this subtree, this one included
    std::uint32_t size = 0;    // elements or fields directly inside
    double number = 0;
    std::string_view text;  // a string's characters
    std::string_view raw;   // a scalar as the peer wrote it
    std::string_view key;   // the name, if the parent is an object
};

/// A view of one value, or of none: asking an absent value, or one of another kind, yields
/// nothing. So a reader states what it wants and gets it or not.
class JsonValue {
  public:
    JsonValue() = default;
    explicit JsonValue(const JsonNode* node) noexcept : node_(node) {}

    [[nodiscard]] bool is_present() const noexcept { return node_ != nullptr; }
    /// Absent, or the word null.
    [[nodiscard]] bool is_null() const noexcept { return !node_ || is(JsonNode::Kind::null); }
    [[nodiscard]] bool is_array() const noexcept { return is(JsonNode::Kind::array); }
    [[nodiscard]] bool is_object() const noexcept { return is(JsonNode::Kind::object); }

    [[nodiscard]] std::optional<bool> boolean() const noexcept;
    [[nodiscard]] std::optional<double> number() const noexcept;
    /// A number without fraction that fits.
    [[nodiscard]] std::optional<std::int64_t> integer() const noexcept;
    [[nodiscard]] std::optional<std::string_view> string() const noexcept;
    /// A number or string as the peer wrote it, quotes included; empty for anything else.
    [[nodiscard]] std::string_view raw() const noexcept;

    /// Elements of an array or fields of an object; 0 for anything else.
    [[nodiscard]] std::size_t size() const noexcept { return node_ ? node_->size : 0; }
    /// The element of an array; absent if there is none.
    [[nodiscard]] JsonValue at(std::size_t index) const noexcept;
    /// The first field of that name in an object; absent if there is none.
    [[nodiscard]] JsonValue find(std::string_view key) const noexcept;

  private:
    [[nodiscard]] bool is(JsonNode::Kind kind) const noexcept
    {
        return node_ && node_->kind == kind;
    }

    const JsonNode* node_ = nullptr;
};

/// What one JSON text may cost; more is an error, not a crash.
inline constexpr std::size_t kJsonMaxDepth = 8;
inline constexpr std::size_t kJsonMaxValues = 1024;

/// Parses one strict JSON text (RFC 8259, valid UTF-8, nothing behind it). The value lives in
/// buffers that belong to the calling thread and are used again: it is valid until the next call
/// on this thread, and whoever parses often allocates nothing.
[[nodiscard]] Result<JsonValue> parse_json(std::string_view text);

}  // namespace otedama
