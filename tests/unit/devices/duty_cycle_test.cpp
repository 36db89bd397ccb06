// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/duty_cycle.hpp"

#include <gtest/gtest.h>

#include <random>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using Duration = DutyCycle::Duration;

/// A thread on a machine whose clock we turn.
class Simulation {
  public:
    explicit Simulation(double percent) : cycle_(percent) { cycle_.resume(now_, hashed_); }

    /// Hashes for `duration` of processor time and is preempted for `preempted` meanwhile.
    void hash(Duration duration, Duration preempted = 0ns)
    {
        now_ += duration + preempted;
        hashed_ += duration;
        cycle_.count(now_, hashed_);
    }

    void pass(Duration duration)
    {
        now_ += duration;
        cycle_.count(now_, hashed_);
    }

    DutyCycle& cycle() { return cycle_; }
    [[nodiscard]] Time now() const { return now_; }
    [[nodiscard]] Duration hashed() const { return hashed_; }
    [[nodiscard]] double percent_hashed() const
    {
        return 100 * std::chrono::duration<double>(hashed_).count() /
               std::chrono::duration<double>(now_ - Time{}).count();
    }

  private:
    DutyCycle cycle_;
    Time now_{};
    Duration hashed_{0};
};

class DutyCycleAt : public ::testing::TestWithParam<double> {};

TEST_P(DutyCycleAt, HoldsTheShareExactlyOnAQuietMachine)
{
    Simulation simulation(GetParam());
    while (simulation.now() < Time{} + 10s) {
        simulation.pass(simulation.cycle().rest_due());
        simulation.hash(simulation.cycle().hashing_period());
    }
    EXPECT_NEAR(simulation.percent_hashed(), GetParam(), 0.1);
}

TEST_P(DutyCycleAt, HoldsTheShareWhenRestsAndPiecesTakeTooLong)
{
    std::mt19937 random(1);
    std::uniform_int_distribution<int> late_us(0, 1000);
    std::uniform_int_distribution<int> piece_percent(20, 200);
    Simulation simulation(GetParam());
    while (simulation.now() < Time{} + 10s) {
        const Duration rest = simulation.cycle().rest_due();
        if (rest > 0ns)
            simulation.pass(rest + std::chrono::microseconds(late_us(random)));
        simulation.hash(simulation.cycle().hashing_period() * piece_percent(random) / 100);
    }
    EXPECT_NEAR(simulation.percent_hashed(), GetParam(), 0.5);
}

TEST_P(DutyCycleAt, KeepsOnePeriodShort)
{
    Simulation simulation(GetParam());
    simulation.hash(simulation.cycle().hashing_period());
    EXPECT_LE(simulation.cycle().hashing_period(), 2ms);
    EXPECT_GT(simulation.cycle().hashing_period(), 50us);
    EXPECT_LE(simulation.cycle().rest_due(), 10ms);
}

INSTANTIATE_TEST_SUITE_P(
    Intensities, DutyCycleAt, ::testing::Values(1.0, 2.5, 10.0, 25.0, 50.0, 75.0, 90.0, 99.0));

TEST(DutyCycle, NeverRestsAtFullIntensity)
{
    Simulation simulation(100);
    for (int i = 0; i < 1000; ++i) {
        simulation.hash(2ms, i % 7 == 0 ? 5ms : 0ms);
        EXPECT_EQ(simulation.cycle().rest_due(), 0ns);
    }
}

TEST(DutyCycle, CountsPreemptionAsRest)
{
    Simulation simulation(50);
    simulation.hash(2ms, 2ms);
    EXPECT_EQ(simulation.cycle().rest_due(), 0ns);
    simulation.hash(2ms, 500us);
    EXPECT_EQ(simulation.cycle().rest_due(), 1500us);
}

TEST(DutyCycle, StillOwesWhatAnInterruptionCutShort)
{
    Simulation simulation(25);
    simulation.hash(2ms);
    EXPECT_EQ(simulation.cycle().rest_due(), 6ms);
    simulation.pass(1ms);
    simulation.cycle().resume(simulation.now(), simulation.hashed());
    EXPECT_EQ(simulation.cycle().rest_due(), 5ms);
}

TEST(DutyCycle, DoesNotCountTheWaitForASlice)
{
    Simulation simulation(50);
    simulation.hash(2ms);
    simulation.cycle().resume(simulation.now() + 1h, simulation.hashed());
    EXPECT_EQ(simulation.cycle().rest_due(), 2ms);
}

TEST(DutyCycle, DoesNotMakeUpForASuspendedMachine)
{
    Simulation simulation(50);
    simulation.hash(2ms, 8h);
    Duration hashed_without_rest = 0ns;
    while (simulation.cycle().rest_due() == 0ns && hashed_without_rest < 10s) {
        simulation.hash(2ms);
        hashed_without_rest += 2ms;
    }
    EXPECT_LE(hashed_without_rest, 210ms);
}

TEST(DutyCycle, SavesRestsThatAreTooShortToKeep)
{
    Simulation simulation(99);
    int rests = 0;
    for (int i = 0; i < 100; ++i) {
        const Duration rest = simulation.cycle().rest_due();
        if (rest > 0ns) {
            ++rests;
            EXPECT_GE(rest, 200us);
            simulation.pass(rest);
        }
        simulation.hash(2ms);
    }
    EXPECT_GT(rests, 0);
    EXPECT_LT(rests, 50);
}

}  // namespace
}  // namespace otedama
