package dev.luna.mcp.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EspeakVoiceTest {

    @Test
    void says_that_it_is_not_installed() {
        EspeakVoice voice = new EspeakVoice("no-such-espeak");
        assertThatThrownBy(() -> voice.speak(Map.of("text", "hello"))).isInstanceOf(NotInstalledException.class);
    }

    @Test
    void speaks_only_so_much() {
        EspeakVoice voice = new EspeakVoice("espeak-ng");
        assertThatThrownBy(() -> voice.speak(Map.of("text", "a".repeat(5001))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("5000");
    }

    @Test
    void a_program_that_fails_is_no_stack_trace() {
        EspeakVoice voice = new EspeakVoice("false");
        assertThatThrownBy(() -> voice.speak(Map.of("text", "hello"))).isInstanceOf(InvalidArgumentException.class);
    }
}
