// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/events.hpp"

namespace otedama {

/// Writes the events that an operator should read to the log, each at its level. What a part has
/// logged itself is left out.
void log_event(EventKind kind, const std::string& text);

}  // namespace otedama
