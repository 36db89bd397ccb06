// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/build_info.hpp"

namespace otedama {

BuildInfo build_info()
{
    return {.version = OTEDAMA_VERSION,
        .compiler = OTEDAMA_COMPILER,
        .build_type = OTEDAMA_BUILD_TYPE,
        .target = OTEDAMA_TARGET};
}

std::string user_agent()
{
    return "otedama/" OTEDAMA_VERSION;
}

}  // namespace otedama
