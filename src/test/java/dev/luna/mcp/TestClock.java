package dev.luna.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test sets it. Thread-safe. */
public final class TestClock extends Clock {

    private final ZoneId zone;
    private volatile Instant now;

    /** A clock in UTC. */
    public TestClock(Instant begin) {
        this(begin, ZoneOffset.UTC);
    }

    public TestClock(Instant begin, ZoneId zone) {
        this.now = begin;
        this.zone = zone;
    }

    /** Sets the clock. */
    public void set(Instant time) {
        now = time;
    }

    /** Sets the clock forward. */
    public void advance(Duration time) {
        set(now.plus(time));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** A clock that stands still for ever. */
    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }
}
