package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final int LONG = 100_000;

    private final MemoryBudget budget = new MemoryBudget(2 * LONG);

    @Test
    void long_answers_share_it_and_short_ones_always_pass() {
        assertThat(budget.take(LONG)).isTrue();
        assertThat(budget.take(LONG)).isTrue();
        assertThat(budget.take(LONG)).isFalse();
        assertThat(budget.take(1000)).isTrue();
        budget.giveBack(1000);
        assertThat(budget.take(LONG)).isFalse();
        budget.giveBack(LONG);
        assertThat(budget.take(LONG)).isTrue();
    }

    @Test
    void one_answer_always_passes() {
        assertThat(budget.take(5 * LONG)).isTrue();
        assertThat(budget.take(LONG)).isFalse();
        budget.giveBack(5 * LONG);
        assertThat(budget.take(5 * LONG)).isTrue();
    }
}
