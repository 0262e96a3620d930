package dev.luna.mcp.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.session.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** A state is opened as it was sealed, or not at all. */
class RequestStateFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final Principal ME = Principal.owner("me");

    private final RequestState states = new RequestState(MAPPER, new SigningKeys("", "token"), Clock.systemUTC());

    @Property(seed = "1")
    void what_was_sealed_is_opened(@ForAll @StringLength(max = 50) String name, @ForAll String answer) {
        ObjectNode params = params(inUtf8(name));

        String sealed = states.seal(ME, params, Map.of("k", TextNode.valueOf(inUtf8(answer))));

        assertThat(states.open(sealed, ME, params).get("k").asText()).isEqualTo(inUtf8(answer));
    }

    @Property(seed = "2")
    void what_was_changed_is_not(@ForAll @IntRange(max = 400) int at, @ForAll @IntRange(min = 1, max = 63) int change) {
        ObjectNode params = params("tool");
        String sealed = states.seal(ME, params, Map.of("k", TextNode.valueOf("yes")));
        int place = at % (sealed.length() - 1); // the last digit has bits that mean nothing
        char digit = DIGITS.charAt((Math.max(DIGITS.indexOf(sealed.charAt(place)), 0) + change) % DIGITS.length());
        String changed = sealed.substring(0, place) + digit + sealed.substring(place + 1);

        assertThatThrownBy(() -> states.open(changed, ME, params)).isInstanceOf(InvalidParamsException.class);
    }

    @Property(seed = "3")
    void what_is_none_is_not(@ForAll String text) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        for (String state : new String[] {text, "." + text, text + ".", encoded + "." + encoded, encoded + "."}) {
            assertThatThrownBy(() -> states.open(state, ME, params("tool"))).isInstanceOf(InvalidParamsException.class);
        }
    }

    @Property(seed = "4")
    void another_call_principal_or_token_does_not_open_it(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
        String sealed = states.seal(ME, params("tool"), Map.of());
        RequestState others = new RequestState(MAPPER, new SigningKeys("", "token" + name), Clock.systemUTC());

        assertThatThrownBy(() -> states.open(sealed, ME, params("tool" + name)))
                .isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> states.open(sealed, Principal.owner("me" + name), params("tool")))
                .isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> others.open(sealed, ME, params("tool"))).isInstanceOf(InvalidParamsException.class);
    }

    /** Half a character does not survive UTF-8. */
    private static String inUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static ObjectNode params(String name) {
        return MAPPER.createObjectNode().put("name", name);
    }
}
