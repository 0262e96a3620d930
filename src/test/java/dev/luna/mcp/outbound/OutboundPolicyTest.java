package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundPolicyTest {

    private static final Map<String, String[]> NAMES = Map.of(
            "public.example", new String[] {"93.184.215.14"},
            "inside.example", new String[] {"10.0.0.5"},
            "metadata.example", new String[] {"169.254.169.254"},
            "both.example", new String[] {"10.0.0.5", "93.184.215.14"},
            "six.example", new String[] {"fd00::5"},
            "localhost", new String[] {"127.0.0.1", "::1"});

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        String[] texts = NAMES.get(host);
        if (texts == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    private static OutboundPolicy policy(String allowed) {
        return new OutboundPolicy(allowed, OutboundPolicyTest::lookUp);
    }

    @Test
    void a_public_host_may_be_reached_at_its_address() throws Exception {
        assertThat(policy("").check("public.example", 443)).containsExactly(InetAddress.getByName("93.184.215.14"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inside.example", "metadata.example", "six.example", "localhost", "LOCALHOST", "localhost."})
    void a_name_that_resolves_to_a_private_address_is_refused(String host) {
        assertThatThrownBy(() -> policy("").check(host, 80))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("LUNA_OUTBOUND_ALLOW")
                .hasMessageNotContaining("10.0.0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "0x7f000001",
                "0",
                "0.0.0.0",
                "[::1]",
                "::1",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:a00:1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "169.254.169.254",
                "2852039166",
                "[fe80::1]",
                "10.1",
                ""
            })
    void no_spelling_of_a_private_address_gets_through(String host) {
        OutboundPolicy real = new OutboundPolicy("");
        // A spelling that the platform does not take for an address does not resolve, which refuses it as well.
        assertThatThrownBy(() -> real.check(host, 80))
                .isInstanceOfAny(InvalidArgumentException.class, UpstreamException.class);
    }

    @Test
    void of_mixed_addresses_only_the_public_ones_are_given() throws Exception {
        assertThat(policy("").check("both.example", 80)).containsExactly(InetAddress.getByName("93.184.215.14"));
    }

    @Test
    void a_name_that_does_not_resolve_is_the_fault_of_the_other_side() {
        assertThatThrownBy(() -> policy("").check("gone.example", 80))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("gone.example");
    }

    @ParameterizedTest
    @CsvSource({
        "inside.example, inside.example, 80, true",
        "inside.example, INSIDE.example., 80, true",
        "inside.example:8080, inside.example, 8080, true",
        "inside.example:8080, inside.example, 80, false",
        "other.example, inside.example, 80, false",
        "example, inside.example, 80, false",
        "10.0.0.5, inside.example, 80, true",
        "10.0.0.5:80, inside.example, 80, true",
        "10.0.0.5:80, inside.example, 443, false",
        "10.0.0.0/24, inside.example, 80, true",
        "10.0.1.0/24, inside.example, 80, false",
        "' a.example , 10.0.0.0/8 ,', inside.example, 80, true",
        "[fd00::5]:80, six.example, 80, true",
        "fd00::/8, six.example, 443, true",
        "127.0.0.1, localhost, 80, true",
    })
    void the_owners_list_opens_exactly_what_it_names(String allowed, String host, int port, boolean open) {
        if (open) {
            assertThat(policy(allowed).check(host, port)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> policy(allowed).check(host, port)).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "a b", "10.0.0.0/40", "a.example:99999", "10.0.0.1:70000", "*", "a,-b"})
    void an_unusable_list_is_refused_at_once(String allowed) {
        assertThatThrownBy(() -> policy(allowed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUNA_OUTBOUND_ALLOW");
    }

    @Test
    void the_owners_services_are_trusted_by_host_and_port_as_written() throws Exception {
        OutboundPolicy trusting = policy("")
                .trusting(List.of(URI.create("http://localhost:8000"), URI.create("https://inside.example/api")));
        assertThat(trusting.check("localhost", 8000)).hasSize(2);
        assertThat(trusting.check("inside.example", 443)).hasSize(1);
        assertThatThrownBy(() -> trusting.check("localhost", 8001)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> trusting.check("inside.example", 80)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void another_name_for_an_owners_service_is_not_trusted() {
        OutboundPolicy trusting = policy("").trusting(List.of(URI.create("http://10.0.0.5:8000")));
        assertThatThrownBy(() -> trusting.check("inside.example", 8000)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void what_the_list_names_can_be_asked_without_resolving() {
        OutboundPolicy policy = policy("git.example:8080,10.0.0.0/8");
        assertThat(policy.lists("git.example", 8080)).isTrue();
        assertThat(policy.lists("git.example", 443)).isFalse();
        assertThat(policy.lists("10.9.9.9", 1)).isTrue();
        assertThat(policy.lists("inside.example", 80)).isFalse();
    }
}
