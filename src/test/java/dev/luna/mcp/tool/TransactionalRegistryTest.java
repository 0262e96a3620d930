package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a catalogue show at once or not at all, and each is told once. */
class TransactionalRegistryTest {

    private record Offer(String route, String text) {}

    private final TransactionalRegistry<Offer> catalogue = new TransactionalRegistry<>(Offer::route);
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void offer_moon_and_sun() {
        catalogue.add("moon", new Offer("moon@1", "full"));
        catalogue.add("sun", new Offer("sun@1", "bright"));
        catalogue.onChange(changes::incrementAndGet);
    }

    @Test
    void outside_a_change_each_addition_and_removal_shows() {
        catalogue.add("star", new Offer("star@1", "small"));
        catalogue.remove("moon", "moon@1");
        assertThat(catalogue.all()).extracting(Offer::text).containsExactly("bright", "small");
        assertThat(changes).hasValue(2);
    }

    @Test
    void a_name_is_taken_until_its_route_is_withdrawn() {
        assertThat(catalogue.add("moon", new Offer("moon@2", "new"))).isEqualTo(new Offer("moon@1", "full"));
        catalogue.begin();
        catalogue.withdraw(Set.of("moon@1"));
        assertThat(catalogue.add("moon", new Offer("moon@2", "new"))).isNull();
        assertThat(catalogue.add("moon", new Offer("moon@3", "newer"))).isEqualTo(new Offer("moon@2", "new"));
    }

    @Test
    void a_change_shows_as_one_and_what_is_replaced_keeps_its_place() {
        catalogue.begin();
        catalogue.withdraw(Set.of("moon@1", "sun@1"));
        catalogue.add("star", new Offer("star@1", "small"));
        catalogue.add("moon", new Offer("moon@2", "new"));
        assertThat(catalogue.all()).extracting(Offer::text).containsExactly("full", "bright");
        catalogue.commit();
        assertThat(catalogue.all()).extracting(Offer::text).containsExactly("new", "small");
        assertThat(changes).hasValue(1);
        catalogue.remove("moon", "moon@1");
        assertThat(catalogue.get("moon").text())
                .as("the old route's end takes nothing away")
                .isEqualTo("new");
        assertThat(changes).hasValue(1);
    }

    @Test
    void what_is_restored_stays_unless_its_name_is_taken() {
        catalogue.begin();
        catalogue.withdraw(Set.of("moon@1"));
        assertThat(catalogue.restore(Set.of("moon@1"))).isTrue();
        catalogue.withdraw(Set.of("moon@1"));
        catalogue.add("moon", new Offer("other@1", "stolen"));
        assertThat(catalogue.restore(Set.of("moon@1"))).isFalse();
        catalogue.abandon();
        assertThat(catalogue.get("moon").text()).isEqualTo("full");
        assertThat(changes).hasValue(0);
    }

    @Test
    void a_route_that_fails_after_it_was_added_leaves_what_it_was_to_replace() {
        catalogue.begin();
        catalogue.withdraw(Set.of("moon@1"));
        catalogue.add("moon", new Offer("moon@2", "new"));
        catalogue.remove("moon", "moon@2");
        catalogue.restore(Set.of("moon@1"));
        catalogue.commit();
        assertThat(catalogue.get("moon").text()).isEqualTo("full");
        assertThat(changes).hasValue(0);
    }
}
