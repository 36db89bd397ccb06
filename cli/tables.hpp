// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"

#include <string>

/// The reports as people read them.
namespace otedama::cli {

[[nodiscard]] std::string to_table(const BenchReport& report);
[[nodiscard]] std::string to_table(const MachineSurvey& survey);
[[nodiscard]] std::string to_table(const BuildInfo& build);

}  // namespace otedama::cli
