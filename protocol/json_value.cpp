// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_value.hpp"

#include <simdjson.h>

#include <charconv>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace otedama {
namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

/// simdjson's On-Demand interface, walked once from front to back so that every byte is checked,
/// into a flat list in which a value's children follow it.
class JsonParser {
  public:
    Result<JsonValue> parse(std::string_view text)
    {
        copy_padded(text);
        nodes_.clear();
        const error_code error = walk(text.size());
        if (error != simdjson::SUCCESS)
            return fail(
                ErrorCode::protocol, std::string("not valid JSON: ") + error_message(error));
        return JsonValue(nodes_.data());
    }

  private:
    void copy_padded(std::string_view text)
    {
        if (buffer_.size() < text.size() + simdjson::SIMDJSON_PADDING)
            buffer_.resize(text.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(buffer_.data(), text.data(), text.size());
        std::memset(buffer_.data() + text.size(), 0, simdjson::SIMDJSON_PADDING);
    }

    error_code walk(std::size_t size)
    {
        ondemand::document document;
        if (const auto error = parser_.iterate(buffer_.data(), size, buffer_.size()).get(document))
            return error;
        ondemand::object object;
        if (const auto error = document.get_object().get(object))
            return error;
        nodes_.emplace_back();
        if (const auto error = add_fields(0, object, 1))
            return error;
        const bool is_at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return is_at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
    }

    error_code add(ondemand::value value, std::string_view key, std::size_t depth)
    {
        if (nodes_.size() == kJsonMaxValues)
            return simdjson::CAPACITY;
        const std::size_t index = nodes_.size();
        nodes_.emplace_back().key = key;
        ondemand::json_type type{};
        if (const auto error = value.type().get(type))
            return error;
        switch (type) {
            case ondemand::json_type::array:
                return add_array(index, value, depth);
            case ondemand::json_type::object:
                return add_object(index, value, depth);
            case ondemand::json_type::number:
                return set_number(nodes_[index], value);
            case ondemand::json_type::string:
                return set_string(nodes_[index], value);
            case ondemand::json_type::boolean:
                return set_boolean(nodes_[index], value);
            case ondemand::json_type::null:
                return check_null(value);
        }
        return simdjson::TAPE_ERROR;
    }

    error_code add_array(std::size_t index, ondemand::value value, std::size_t depth)
    {
        ondemand::array array;
        if (depth == kJsonMaxDepth)
            return simdjson::DEPTH_ERROR;
        if (const auto error = value.get_array().get(array))
            return error;
        std::uint32_t size = 0;
        for (auto element : array) {
            ondemand::value inner;
            if (const auto error = std::move(element).get(inner))
                return error;
            if (const auto error = add(inner, {}, depth + 1))
                return error;
            ++size;
        }
        close(index, JsonNode::Kind::array, size);
        return simdjson::SUCCESS;
    }

    error_code add_object(std::size_t index, ondemand::value value, std::size_t depth)
    {
        ondemand::object object;
        if (depth == kJsonMaxDepth)
            return simdjson::DEPTH_ERROR;
        if (const auto error = value.get_object().get(object))
            return error;
        return add_fields(index, object, depth + 1);
    }

    error_code add_fields(std::size_t index, ondemand::object object, std::size_t depth)
    {
        std::uint32_t size = 0;
        for (auto element : object) {
            ondemand::field field;
            if (const auto error = std::move(element).get(field))
                return error;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key))
                return error;
            if (const auto error = add(field.value(), key, depth))
                return error;
            ++size;
        }
        close(index, JsonNode::Kind::object, size);
        return simdjson::SUCCESS;
    }

    void close(std::size_t index, JsonNode::Kind kind, std::uint32_t size)
    {
        nodes_[index].kind = kind;
        nodes_[index].size = size;
        nodes_[index].extent = static_cast<std::uint32_t>(nodes_.size() - index);
    }

    /// The token's text; simdjson adds the white space that follows.
    static std::string_view token(ondemand::value& value)
    {
        const std::string_view text = value.raw_json_token();
        return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    }

    static error_code set_number(JsonNode& node, ondemand::value value)
    {
        node.kind = JsonNode::Kind::number;
        node.raw = token(value);
        return value.get_double().get(node.number);
    }

    static error_code set_string(JsonNode& node, ondemand::value value)
    {
        node.kind = JsonNode::Kind::string;
        node.raw = token(value);
        return value.get_string().get(node.text);
    }

    static error_code set_boolean(JsonNode& node, ondemand::value value)
    {
        node.kind = JsonNode::Kind::boolean;
        return value.get_bool().get(node.boolean);
    }

    static error_code check_null(ondemand::value value)
    {
        bool is_null = false;
        const auto error = value.is_null().get(is_null);
        return error || is_null ? error : simdjson::N_ATOM_ERROR;
    }

    ondemand::parser parser_;
    std::string buffer_;
    std::vector<JsonNode> nodes_;
};

}  // namespace

std::optional<bool> JsonValue::boolean() const noexcept
{
    return is(JsonNode::Kind::boolean) ? std::optional(node_->boolean) : std::nullopt;
}

std::optional<double> JsonValue::number() const noexcept
{
    return is(JsonNode::Kind::number) ? std::optional(node_->number) : std::nullopt;
}

std::optional<std::int64_t> JsonValue::integer() const noexcept
{
    if (!is(JsonNode::Kind::number))
        return std::nullopt;
    const std::string_view text = node_->raw;
    std::int64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<std::string_view> JsonValue::string() const noexcept
{
    return is(JsonNode::Kind::string) ? std::optional(node_->text) : std::nullopt;
}

std::string_view JsonValue::raw() const noexcept
{
    return node_ ? node_->raw : std::string_view();
}

JsonValue JsonValue::at(std::size_t index) const noexcept
{
    if (!is_array() || index >= node_->size)
        return {};
    const JsonNode* child = node_ + 1;
    for (; index > 0; --index) child += child->extent;
    return JsonValue(child);
}

JsonValue JsonValue::find(std::string_view key) const noexcept
{
    if (!is_object())
        return {};
    const JsonNode* child = node_ + 1;
    for (std::uint32_t i = 0; i < node_->size; ++i, child += child->extent)
        if (child->key == key)
            return JsonValue(child);
    return {};
}

Result<JsonValue> parse_json(std::string_view text)
{
    thread_local JsonParser parser;
    return parser.parse(text);
}

}  // namespace otedama
