// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/logging.hpp"

#include "core/log.hpp"

namespace otedama {

bool set_log_level(std::string_view name) noexcept
{
    const auto level = log::level_from_name(name);
    if (level)
        log::set_level(*level);
    return level.has_value();
}

void set_log_writer(void (*writer)(std::string_view line))
{
    log::set_line_writer(writer);
}

void log_info(std::string_view sentence)
{
    log::info(log::app, sentence);
}

void log_warning(std::string_view sentence)
{
    log::warning(log::app, sentence);
}

}  // namespace otedama
