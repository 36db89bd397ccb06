// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// Log lines: a constant sentence, then fields. The rules for levels are in docs/style.md (L.*).
namespace otedama::log {

enum class Level : std::uint8_t { trace, debug, info, warning, error, off };

/// Which part speaks.
struct Category {
    std::string_view name;
};
inline constexpr Category app{"app"};
inline constexpr Category kernels{"kernels"};
inline constexpr Category devices{"devices"};
inline constexpr Category miner{"miner"};
inline constexpr Category net{"net"};
inline constexpr Category pool{"pool"};
inline constexpr Category node{"node"};

/// One named value of a line. Views what it is given: build it in the call only.
class Field {
  public:
    Field(std::string_view name, std::string_view value) : name_(name), value_(value) {}
    Field(std::string_view name, const char* value) : name_(name), value_(std::string_view(value))
    {}
    Field(std::string_view name, const std::string& value)
        : name_(name), value_(std::string_view(value))
    {}
    Field(std::string_view name, bool value) : name_(name), value_(value) {}
    Field(std::string_view name, std::floating_point auto value)
        : name_(name), value_(static_cast<double>(value))
    {}
    Field(std::string_view name, std::unsigned_integral auto value)
        : name_(name), value_(static_cast<std::uint64_t>(value))
    {}
    Field(std::string_view name, std::signed_integral auto value)
        : name_(name), value_(static_cast<std::int64_t>(value))
    {}

    /// `name=value`, quoted where the value has spaces; control characters never reach a log.
    [[nodiscard]] std::string to_string() const;

  private:
    std::string_view name_;
    std::variant<std::string_view, bool, double, std::uint64_t, std::int64_t> value_;
};
using Fields = std::initializer_list<Field>;

/// Where lines go (standard error) and from which level on. Any thread, any time.
void set_level(Level level) noexcept;
[[nodiscard]] Level level() noexcept;

/// Reads "trace", "debug", "info", "warning", "error" or "off".
[[nodiscard]] std::optional<Level> level_from_name(std::string_view name) noexcept;

/// Called around every line while a live display owns the terminal: it clears itself, lets the
/// line through and draws itself again. Null goes back to plain output.
void set_line_writer(void (*writer)(std::string_view line));

/// Writes one line if the level is on. Any thread.
void write(Level level, Category category, std::string_view sentence, Fields fields);

inline void trace(Category category, std::string_view sentence, Fields fields = {})
{
    write(Level::trace, category, sentence, fields);
}
inline void debug(Category category, std::string_view sentence, Fields fields = {})
{
    write(Level::debug, category, sentence, fields);
}
inline void info(Category category, std::string_view sentence, Fields fields = {})
{
    write(Level::info, category, sentence, fields);
}
inline void warning(Category category, std::string_view sentence, Fields fields = {})
{
    write(Level::warning, category, sentence, fields);
}
inline void error(Category category, std::string_view sentence, Fields fields = {})
{
    write(Level::error, category, sentence, fields);
}

}  // namespace otedama::log
