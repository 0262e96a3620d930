package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a registry are atomic, and each notifies the listeners once. */
class TransactionalRegistryTest {

    private record Entry(String route, String text) {}

    private final TransactionalRegistry<Entry> registry = new TransactionalRegistry<>(Entry::route);
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void add_moon_and_sun() {
        registry.add("moon", new Entry("moon@1", "full"));
        registry.add("sun", new Entry("sun@1", "bright"));
        registry.onChange(changes::incrementAndGet);
    }

    @Test
    void outside_a_transaction_each_change_is_visible_immediately() {
        registry.add("star", new Entry("star@1", "small"));
        registry.remove("moon", "moon@1");
        assertThat(registry.all()).extracting(Entry::text).containsExactly("bright", "small");
        assertThat(changes).hasValue(2);
    }

    @Test
    void a_name_is_taken_until_its_route_is_retired() {
        assertThat(registry.add("moon", new Entry("moon@2", "new"))).isEqualTo(new Entry("moon@1", "full"));
        registry.begin();
        registry.retire(Set.of("moon@1"));
        assertThat(registry.add("moon", new Entry("moon@2", "new"))).isNull();
        assertThat(registry.add("moon", new Entry("moon@3", "newer"))).isEqualTo(new Entry("moon@2", "new"));
    }

    @Test
    void a_commit_is_atomic_and_a_replacement_keeps_the_position() {
        registry.begin();
        registry.retire(Set.of("moon@1", "sun@1"));
        registry.add("star", new Entry("star@1", "small"));
        registry.add("moon", new Entry("moon@2", "new"));
        assertThat(registry.all()).extracting(Entry::text).containsExactly("full", "bright");
        registry.commit();
        assertThat(registry.all()).extracting(Entry::text).containsExactly("new", "small");
        assertThat(changes).hasValue(1);
        registry.remove("moon", "moon@1");
        assertThat(registry.get("moon").text())
                .as("removing the old route does not remove the new entry")
                .isEqualTo("new");
        assertThat(changes).hasValue(1);
    }

    @Test
    void an_unretired_entry_stays_unless_its_name_is_taken() {
        registry.begin();
        registry.retire(Set.of("moon@1"));
        assertThat(registry.unretire(Set.of("moon@1"))).isTrue();
        registry.retire(Set.of("moon@1"));
        registry.add("moon", new Entry("other@1", "stolen"));
        assertThat(registry.unretire(Set.of("moon@1"))).isFalse();
        registry.rollback();
        assertThat(registry.get("moon").text()).isEqualTo("full");
        assertThat(changes).hasValue(0);
    }

    @Test
    void a_route_that_fails_after_its_addition_does_not_remove_the_old_entry() {
        registry.begin();
        registry.retire(Set.of("moon@1"));
        registry.add("moon", new Entry("moon@2", "new"));
        registry.remove("moon", "moon@2");
        registry.unretire(Set.of("moon@1"));
        registry.commit();
        assertThat(registry.get("moon").text()).isEqualTo("full");
        assertThat(changes).hasValue(0);
    }
}
