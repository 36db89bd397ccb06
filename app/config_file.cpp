// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/config_file.hpp"

#include "app/setting_value.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>
#include <iterator>

namespace otedama {
namespace {

/// A config file larger than this is some other file.
constexpr std::uintmax_t kMaxFileSize = 1 << 20;

Result<std::string> read_text(const std::filesystem::path& file)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(file, ec);
    if (ec)
        return fail(ErrorCode::invalid_argument,
            fmt::format("cannot read the config file {}: {}", file.string(), ec.message()));
    if (size > kMaxFileSize)
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} is no config file, it has {} bytes", file.string(), size));
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        return fail(ErrorCode::invalid_argument,
            fmt::format("cannot read the config file {}", file.string()));
    return text;
}

/// A value of the file with its type as the setting wants it; nothing if it has another one.
std::optional<SettingValue> typed_value(const Setting& setting, const toml::node& node)
{
    switch (setting.type) {
        case SettingType::boolean:
            if (const auto value = node.value_exact<bool>())
                return SettingValue(*value);
            return std::nullopt;
        case SettingType::integer:
            if (const auto value = node.value_exact<std::int64_t>(); value && *value >= 0)
                return SettingValue(static_cast<std::uint64_t>(*value));
            return std::nullopt;
        case SettingType::number:
            // A whole number will do for one.
            if (const auto value = node.value<double>(); value && node.is_number())
                return SettingValue(*value);
            return std::nullopt;
        case SettingType::text:
        case SettingType::texts:
        case SettingType::processors:
            break;
    }
    if (const auto value = node.value_exact<std::string>())
        return setting.type == SettingType::texts ? SettingValue(std::vector<std::string>{*value})
                                                  : SettingValue(*value);
    if (setting.type != SettingType::texts || !node.is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const toml::node& element : *node.as_array()) {
        const auto text = element.value_exact<std::string>();
        if (!text)
            return std::nullopt;
        texts.push_back(*text);
    }
    return SettingValue(std::move(texts));
}

/// Puts the tables of one file into a Config.
class FileReader {
  public:
    FileReader(const std::filesystem::path& file, Config& config) : file_(file), config_(config) {}

    [[nodiscard]] Result<void> read(const toml::table& root)
    {
        for (const auto& [section, node] : root) {
            if (!node.is_table())
                return unknown(std::string(section.str()), node);
            if (auto read = read_section(section.str(), *node.as_table()); !read)
                return read;
        }
        return {};
    }

    [[nodiscard]] std::string place(const toml::source_region& source) const
    {
        return fmt::format("{}:{}", file_.string(), source.begin.line);
    }

  private:
    Result<void> read_section(std::string_view section, const toml::table& table)
    {
        for (const auto& [name, node] : table) {
            const std::string key = fmt::format("{}.{}", section, name.str());
            const Setting* setting = find_setting(key);
            if (setting == nullptr)
                return unknown(key, node);
            if (auto read = read_setting(*setting, node); !read)
                return read;
        }
        return {};
    }

    Result<void> read_setting(const Setting& setting, const toml::node& node)
    {
        const std::string where = place(node.source());
        auto value = typed_value(setting, node);
        if (!value)
            return fail(ErrorCode::invalid_argument,
                fmt::format("{}: {} must be {}", where, setting.key, allowed_values(setting)));
        auto checked = check_value(setting, std::move(*value));
        if (!checked)
            return fail_with(fmt::format("{}: {}", where, setting.key), std::move(checked.error()));
        config_.set(setting.key, {std::move(*checked), Layer::file, where});
        return {};
    }

    tl::unexpected<Error> unknown(const std::string& key, const toml::node& node) const
    {
        const std::string_view nearest = nearest_key(key);
        const std::string advice = nearest.empty() ? std::string("docs/cli.md lists the settings")
                                                   : fmt::format("did you mean {}?", nearest);
        return fail(ErrorCode::invalid_argument,
            fmt::format("{}: there is no setting {}; {}", place(node.source()), key, advice));
    }

    const std::filesystem::path& file_;
    Config& config_;
};

}  // namespace

Result<void> read_config_file(const std::filesystem::path& file, Config& config)
{
    auto text = read_text(file);
    if (!text)
        return tl::unexpected<Error>(std::move(text.error()));
    FileReader reader(file, config);
    try {
        return reader.read(toml::parse(std::string_view(*text)));
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::invalid_argument,
            fmt::format("{}: {}", reader.place(error.source()), error.description()));
    }
}

}  // namespace otedama
