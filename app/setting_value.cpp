// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/setting_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace otedama {
namespace {

tl::unexpected<Error> not_allowed(const Setting& setting, std::string_view text)
{
    const std::string given = setting.is_secret ? "that" : fmt::format("\"{}\"", text);
    return fail(
        ErrorCode::invalid_argument, fmt::format("{} is not {}", given, allowed_values(setting)));
}

/// All of `text` as a number, without a sign for unsigned ones.
template <class T>
std::optional<T> number_from(std::string_view text)
{
    T value{};
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> boolean_from(std::string_view text)
{
    if (text == "true" || text == "yes" || text == "on" || text == "1")
        return true;
    if (text == "false" || text == "no" || text == "off" || text == "0")
        return false;
    return std::nullopt;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        if (comma == std::string_view::npos)
            return parts;
        text.remove_prefix(comma + 1);
    }
}

template <class T>
Result<SettingValue> parsed(
    const Setting& setting, std::string_view text, const std::optional<T>& value)
{
    if (!value)
        return not_allowed(setting, text);
    return check_value(setting, SettingValue(*value));
}

Result<void> add_processors(std::string_view range, std::vector<unsigned>& numbers)
{
    const std::size_t dash = range.find('-');
    const auto first = number_from<std::uint16_t>(range.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : number_from<std::uint16_t>(range.substr(dash + 1));
    if (!first || !last || *last < *first)
        return fail(ErrorCode::invalid_argument,
            fmt::format("\"{}\" is no processor number or range", range));
    for (unsigned number = *first; number <= *last; ++number) {
        if (std::ranges::find(numbers, number) != numbers.end())
            return fail(
                ErrorCode::invalid_argument, fmt::format("processor {} is there twice", number));
        numbers.push_back(number);
    }
    return {};
}

Result<SettingValue> check_text(const Setting& setting, std::string text)
{
    const bool is_choice = setting.choices.empty() ||
                           std::ranges::find(setting.choices, text) != setting.choices.end();
    const bool has_control =
        std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (!is_choice || has_control)
        return not_allowed(setting, text);
    if (setting.type == SettingType::processors) {
        if (auto numbers = parse_processors(text); !numbers)
            return tl::unexpected<Error>(std::move(numbers.error()));
    }
    return SettingValue(std::move(text));
}

Result<SettingValue> check_texts(const Setting& setting, std::vector<std::string> texts)
{
    if (texts.empty() || std::ranges::any_of(texts, &std::string::empty))
        return not_allowed(setting, fmt::format("{}", fmt::join(texts, ",")));
    return SettingValue(std::move(texts));
}

}  // namespace

Result<SettingValue> parse_value(const Setting& setting, std::string_view text)
{
    switch (setting.type) {
        case SettingType::boolean:
            return parsed(setting, text, boolean_from(text));
        case SettingType::integer:
            return parsed(setting, text, number_from<std::uint64_t>(text));
        case SettingType::number:
            return parsed(setting, text, number_from<double>(text));
        case SettingType::texts:
            return check_value(setting, split(text));
        case SettingType::text:
        case SettingType::processors:
            break;
    }
    return check_value(setting, std::string(text));
}

Result<SettingValue> check_value(const Setting& setting, SettingValue value)
{
    const auto is_within = [&setting](double number) {
        return std::isfinite(number) && number >= setting.minimum && number <= setting.maximum;
    };
    if (const auto* integer = std::get_if<std::uint64_t>(&value);
        integer != nullptr && !is_within(static_cast<double>(*integer)))
        return not_allowed(setting, fmt::format("{}", *integer));
    if (const auto* number = std::get_if<double>(&value); number != nullptr && !is_within(*number))
        return not_allowed(setting, fmt::format("{}", *number));
    if (auto* text = std::get_if<std::string>(&value); text != nullptr)
        return check_text(setting, std::move(*text));
    if (auto* texts = std::get_if<std::vector<std::string>>(&value); texts != nullptr)
        return check_texts(setting, std::move(*texts));
    return value;
}

std::string allowed_values(const Setting& setting)
{
    switch (setting.type) {
        case SettingType::boolean:
            return "true or false";
        case SettingType::integer:
            return fmt::format("a whole number, {} to {}",
                static_cast<std::uint64_t>(setting.minimum),
                static_cast<std::uint64_t>(setting.maximum));
        case SettingType::number:
            return fmt::format("a number, {:g} to {:g}", setting.minimum, setting.maximum);
        case SettingType::texts:
            return "one or more texts, none of them empty";
        case SettingType::processors:
            return "a list of processor numbers such as 0-3,8";
        case SettingType::text:
            break;
    }
    if (!setting.choices.empty())
        return fmt::format("one of {}", fmt::join(setting.choices, ", "));
    return "a text without control characters";
}

Result<std::vector<unsigned>> parse_processors(std::string_view text)
{
    std::vector<unsigned> numbers;
    for (const std::string& range : split(text)) {
        if (auto added = add_processors(range, numbers); !added)
            return tl::unexpected<Error>(std::move(added.error()));
    }
    return numbers;
}

}  // namespace otedama
