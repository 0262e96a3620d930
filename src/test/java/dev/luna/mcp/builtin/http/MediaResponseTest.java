package dev.luna.mcp.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.UpstreamException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and sounds, as they are or inside JSON; anything else is an upstream's failure. */
class MediaResponseTest {

    private static MediaResponse in(String json, String kind) throws Exception {
        return MediaResponse.in(new ObjectMapper().readTree(json), kind, "data");
    }

    @ParameterizedTest
    @CsvSource({"audio/wav, audio/wav", "Audio/MPEG; rate=1, audio/mpeg", "audio/x-wav, audio/x-wav"})
    void sound_may_come_as_it_is(String type, String noted) {
        MediaResponse answer = MediaResponse.of("audio", "RIFF".getBytes(StandardCharsets.UTF_8), type);
        assertThat(answer.bytes()).asString().isEqualTo("RIFF");
        assertThat(answer.contentType()).isEqualTo(noted);
    }

    @Test
    void sound_may_come_in_json() throws Exception {
        assertThat(in("{\"data\":\"UklGRg==\",\"mime_type\":\"audio/ogg\"}", "audio")
                        .contentType())
                .isEqualTo("audio/ogg");
    }

    /** First bytes as real encoders write them. */
    @ParameterizedTest
    @CsvSource({
        "UklGRiQAAABXQVZFZm10IA==, audio/wav",
        "SUQzBAAAAAAAI1RTU0U=, audio/mpeg",
        "//uQxAAAAAAAAAAAAAA=, audio/mpeg",
        "T2dnUwACAAAAAAAA, audio/ogg",
        "ZkxhQwAAACIQABAA, audio/flac",
        "AAAAIGZ0eXBNNEEg, audio/mp4"
    })
    void sound_says_itself_what_it_is(String base64, String type) throws Exception {
        assertThat(in("{\"data\":\"" + base64 + "\"}", "audio").contentType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audio_base64\":\"SUQzBAAAAAAAI1RTU0U=\"}",
                "{\"audio_b64\":\"SUQzBAAAAAAAI1RTU0U=\",\"mimeType\":\"audio/mpeg\"}",
                "{\"audio\":\"data:audio/mpeg;base64,SUQzBAAAAAAAI1RTU0U=\"}",
                "{\"audio\":\"data:;base64,SUQzBAAAAAAAI1RTU0U=\"}",
                "{\"data\":\"SUQzBAAAAAAAI1RT\\nU0U=\"}"
            })
    void the_usual_spellings_of_sound_in_json_are_accepted(String json) throws Exception {
        MediaResponse answer = in(json, "audio");
        assertThat(answer.contentType()).isEqualTo("audio/mpeg");
        assertThat(answer.bytes()).hasSize(14).startsWith('I', 'D', '3');
    }

    @Test
    void an_image_may_be_a_data_url_or_in_the_url_alphabet() throws Exception {
        assertThat(in("{\"image_b64\":\"data:image/png;base64,iVBORw0KGgoAAA==\"}", "image")
                        .contentType())
                .isEqualTo("image/png");
        assertThat(in("{\"image\":\"_9j_4AAQSkZJRgABAQ==\"}", "image").contentType())
                .isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({"iVBORw0KGgoAAA==, image/png", "/9j/4AAQSkZJRgABAQ==, image/jpeg", "R0lGODlhAQ==, image/gif"})
    void an_image_says_itself_what_it_is(String base64, String type) throws Exception {
        assertThat(in("{\"data\":\"" + base64 + "\"}", "image").contentType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "1",
                "{\"data\":1}",
                "{\"data\":\"\"}",
                "{\"data\":\"###\"}",
                "{\"data\":\"UklG#Rg==\"}",
                "{\"data\":\"data:text/html;base64,PGh0bWw+\"}",
                "{\"data\":\"UklGRg==\"}",
                "{\"data\":\"UklGRg==\",\"mime_type\":\"text/html\"}",
                "{\"data\":\"UklGRg==\",\"mime_type\":\"audio/wav\\r\\nX: y\"}"
            })
    void anything_else_is_none(String json) {
        assertThatThrownBy(() -> in(json, "audio")).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> in(json, "image")).isInstanceOf(UpstreamException.class);
    }

    @Test
    void text_is_neither_image_nor_sound() {
        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> MediaResponse.of("image", page, "image/png")).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> MediaResponse.of("audio", page, "text/html")).isInstanceOf(UpstreamException.class);
    }
}
