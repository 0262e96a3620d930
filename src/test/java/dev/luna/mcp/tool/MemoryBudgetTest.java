package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final int LONG = 100_000;

    private final MemoryBudget budget = new MemoryBudget(2 * LONG);

    @Test
    void long_texts_share_the_budget_and_short_ones_are_always_admitted() {
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
    void a_single_text_is_always_admitted() {
        assertThat(budget.take(5 * LONG)).isTrue();
        assertThat(budget.take(LONG)).isFalse();
        budget.giveBack(5 * LONG);
        assertThat(budget.take(5 * LONG)).isTrue();
    }
}
