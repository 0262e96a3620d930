package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DailyQuotaTest {

    private Instant now = Instant.parse("2026-12-01T22:00:00Z");

    private final DailyQuota quota = new DailyQuota("ann", 2, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(9);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void the_calls_of_a_day_come_back_at_midnight_utc() {
        quota.take();
        quota.take();
        TooManyRequestsException refused = catchThrowableOfType(TooManyRequestsException.class, quota::take);
        assertThat(refused)
                .hasMessage("Quota exceeded: the principal 'ann' has used its 2 calls of today "
                        + "(luna.limits.principal.calls-per-day). Try again at 2026-12-02T00:00:00Z, in 7201 s.");
        assertThat(refused.getRetryAfterSeconds()).isEqualTo(7201);

        now = Instant.parse("2026-12-01T23:59:59.999Z");
        assertThat(quota.remaining()).isZero();
        now = now.plusSeconds(refused.getRetryAfterSeconds());
        assertThat(quota.remaining()).isEqualTo(2);
        quota.take();
        assertThat(quota.remaining()).isEqualTo(1);
    }

    @Test
    void without_a_limit_nothing_is_counted() {
        DailyQuota none = new DailyQuota("ann", 0, Clock.systemUTC());
        for (int i = 0; i < 1000; i++) {
            none.take();
        }
        assertThat(none.remaining()).isZero();
    }
}
