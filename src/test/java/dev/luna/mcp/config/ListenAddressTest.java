package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "65536", "99999999999", "0x50"})
    void a_port_is_a_number_up_to_65535(String port) {
        assertThatThrownBy(() -> ListenAddress.of("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + port + "'")
                .hasMessageContaining("--port");
    }

    @Test
    void a_port_in_use_is_reported() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThatThrownBy(() -> ListenAddress.of("127.0.0.1", port).requireFree())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void an_unknown_host_is_reported() {
        assertThatThrownBy(() -> ListenAddress.of("no such host", "0").requireFree())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no such host'");
    }

    @Test
    void a_free_port_is_accepted() {
        assertThatCode(() -> ListenAddress.of("127.0.0.1", "0").requireFree()).doesNotThrowAnyException();
    }
}
