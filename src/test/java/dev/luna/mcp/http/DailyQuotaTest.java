package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luna.mcp.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DailyQuotaTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-12-01T22:00:00Z"), ZoneOffset.ofHours(9));
    private final DailyQuota quota = new DailyQuota("ann", 2, clock);

    @Test
    void the_calls_of_a_day_come_back_at_midnight_utc() {
        quota.take();
        quota.take();
        TooManyRequestsException refused = catchThrowableOfType(TooManyRequestsException.class, quota::take);
        assertThat(refused)
                .hasMessage("Quota exceeded: the principal 'ann' has used its 2 calls of today "
                        + "(luna.limits.principal.calls-per-day). Try again at 2026-12-02T00:00:00Z, in 7201 s.");
        assertThat(refused.getRetryAfterSeconds()).isEqualTo(7201);

        clock.set(Instant.parse("2026-12-01T23:59:59.999Z"));
        assertThat(quota.remaining()).isZero();
        clock.advance(Duration.ofSeconds(refused.getRetryAfterSeconds()));
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
