package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "fe80::/10, febf::1, true",
        "fe80::/10, fec0::1, false",
        "::1, ::1, true",
        "::/0, 2001:db8::1, true",
    })
    void contains_the_addresses_that_share_its_prefix(String range, String address, boolean contained)
            throws Exception {
        assertThat(NetworkRange.of(range).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "10.0.0.0/33",
                "::/129",
                "10.0.0",
                "10.0.0.256/8",
                "10.0.0.0/-1",
                "10.0.0.0/a",
                "999.1.1.1",
                "1.2.3.999",
                ".:1",
                "fe:"
            })
    void other_texts_are_not_parsed(String text) {
        assertThat(NetworkRange.parse(text)).isEmpty();
    }

    @Test
    void a_malformed_block_is_named() {
        assertThatThrownBy(() -> NetworkRange.of("here/8")).hasMessageContaining("here/8");
    }
}
