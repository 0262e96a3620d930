package dev.luna.mcp.luna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.luna.mcp.tool.UpstreamException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LunaVoiceTest {

    private final LunaVoice luna = new LunaVoice();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private byte[] answer(String body, String type) throws Exception {
        return luna.answer(body.getBytes(StandardCharsets.UTF_8), type, exchange);
    }

    private String type() {
        return exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
    }

    @Test
    void a_voice_is_asked_for_only_if_there_is_one() {
        assertThat(luna.request("hi", null)).isEqualTo(Map.of("text", "hi"));
        assertThat(luna.request("hi", "en")).isEqualTo(Map.of("text", "hi", "voice", "en"));
    }

    @ParameterizedTest
    @CsvSource({"audio/wav, audio/wav", "Audio/MPEG; rate=1, audio/mpeg", "audio/x-wav, audio/x-wav"})
    void sound_may_come_as_it_is(String type, String noted) throws Exception {
        assertThat(answer("RIFF", type)).asString().isEqualTo("RIFF");
        assertThat(type()).isEqualTo(noted);
    }

    @Test
    void sound_may_come_in_json() throws Exception {
        assertThat(answer("{\"audio_b64\":\"UklGRg==\",\"mime_type\":\"audio/ogg\"}", "application/json"))
                .asString()
                .isEqualTo("RIFF");
        assertThat(type()).isEqualTo("audio/ogg");
        assertThat(answer("{\"audio_b64\":\"UklGRg==\"}", null)).hasSize(4);
        assertThat(type()).isEqualTo("audio/wav");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "1",
                "{\"audio_b64\":1}",
                "{\"audio_b64\":\"\"}",
                "{\"audio_b64\":\"###\"}",
                "{\"audio_b64\":\"UklGRg==\",\"mime_type\":\"text/html\"}",
                "{\"audio_b64\":\"UklGRg==\",\"mime_type\":\"audio/wav\\r\\nX: y\"}"
            })
    void anything_else_is_no_sound(String body) {
        assertThatThrownBy(() -> answer(body, "application/json")).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> luna.answer(null, "audio/wav", exchange)).isInstanceOf(UpstreamException.class);
    }

    @Test
    void a_web_page_is_no_json() {
        assertThatThrownBy(() -> answer("<html>", "text/html")).isInstanceOf(JsonProcessingException.class);
    }
}
