package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    @Test
    void an_entry_that_is_no_address_is_named() {
        assertThatThrownBy(() -> new TrustedProxies("10.0.0.0/8, proxy.example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("luna.trusted-proxies: 'proxy.example.org' is no address or CIDR block, such as 10.0.0.0/8."
                        + " Separate them by commas.");
    }
}
