// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// The one place where the compiled halves of Asio and Beast live: every other file of the program
// sees their declarations only (BOOST_ASIO_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
