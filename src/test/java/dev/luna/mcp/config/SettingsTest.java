package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path home;

    @Test
    void each_source_overrides_the_one_before() throws Exception {
        assertThat(load(Map.of(), Map.of())).isEqualTo("8086");
        Files.writeString(home.resolve("application.properties"), "luna.port = 1\n");
        assertThat(load(Map.of(), Map.of())).isEqualTo("1");
        Files.writeString(home.resolve(".env"), "PORT=2\n");
        assertThat(load(Map.of(), Map.of())).isEqualTo("2");
        assertThat(load(Map.of("PORT", "3"), Map.of())).isEqualTo("3");
        assertThat(load(Map.of("PORT", "3"), Map.of("luna.port", "4"))).isEqualTo("4");
    }

    private String load(Map<String, String> environment, Map<String, String> commandLine) {
        return Settings.load(home, environment, commandLine).get("luna.port");
    }

    @Test
    void every_setting_has_a_variable_of_its_name() {
        Settings settings = Settings.load(
                home,
                Map.of("LUNA_MY_NUMBER", "1", "MY_NUMBER", "2", "LUNA_TOOLS_MAX_CALLS", "3", "UNKNOWN", "4"),
                Map.of());
        assertThat(settings.get("luna.my-number")).as("the short name wins").isEqualTo("2");
        assertThat(settings.get("luna.tools.max-calls")).isEqualTo("3");
        assertThat(settings.asMap()).doesNotContainValue("4");
    }

    @Test
    void proxies_are_read_as_other_programs_read_them_and_their_passwords_are_secrets() {
        Settings settings = Settings.load(
                home,
                Map.of(
                        "HTTPS_PROXY", "http://capitals.example:1",
                        "https_proxy", "http://luna:p%40ssword1@small.example:2",
                        "HTTP_PROXY", "http://plain.example:3",
                        "no_proxy", ".example.org"),
                Map.of());

        assertThat(settings.get("luna.outbound.https-proxy")).endsWith("@small.example:2");
        assertThat(settings.get("luna.outbound.http-proxy")).isEqualTo("http://plain.example:3");
        assertThat(settings.get("luna.outbound.no-proxy")).isEqualTo(".example.org");
        assertThat(settings.secrets()).contains("p@ssword1", "p%40ssword1", "bHVuYTpwQHNzd29yZDE=");
        assertThatThrownBy(() -> Settings.load(home, Map.of("HTTPS_PROXY", "socks5://u:hunter22@p"), Map.of()))
                .hasMessageContaining("luna.outbound.https-proxy must be like")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void a_custom_setting_is_declared_empty_and_set_by_its_variable() throws Exception {
        Files.writeString(home.resolve("application.properties"), "luna.moon.api-key=\n");
        assertThat(Settings.load(home, Map.of(), Map.of()).asMap()).doesNotContainKey("luna.moon.api-key");
        Files.writeString(home.resolve(".env"), "LUNA_MOON_API_KEY=a\n");
        assertThat(Settings.load(home, Map.of(), Map.of()).get("luna.moon.api-key"))
                .isEqualTo("a");
        assertThat(Settings.load(home, Map.of("LUNA_MOON_API_KEY", "b"), Map.of())
                        .get("luna.moon.api-key"))
                .isEqualTo("b");
    }

    @Test
    void credentials_have_names_of_the_owners_own() {
        Settings settings = Settings.load(
                home,
                Map.of(
                        "LUNA_CREDENTIALS_SHOP_TOKEN_URL", "https://login.example.org/token",
                        "LUNA_CREDENTIALS_SHOP_CLIENT_SECRET", "a-secret-of-the-shop",
                        "LUNA_CREDENTIALS_SHOP_SCOPE", ""),
                Map.of());
        assertThat(settings.get("luna.credentials.shop.token-url")).isEqualTo("https://login.example.org/token");
        assertThat(settings.get("luna.credentials.shop.scope")).isNull();
        assertThat(settings.secrets()).contains("a-secret-of-the-shop");
    }

    @Test
    void a_boolean_must_be_true_or_false() {
        assertThat(Settings.load(home, Map.of("LUNA_LIVE", "true"), Map.of()).get("luna.live"))
                .isEqualTo("true");
        assertThatThrownBy(() -> Settings.load(home, Map.of("LUNA_LIVE", "yes"), Map.of()))
                .hasMessage("luna.live must be true or false, not 'yes'.");
    }

    @Test
    void without_a_token_each_run_generates_one() {
        Settings first = Settings.load(home, Map.of("AUTH_TOKEN", "  "), Map.of());
        Settings second = Settings.load(home, Map.of(), Map.of());
        assertThat(first.isTokenGenerated()).isTrue();
        assertThat(first.get("luna.auth-token")).hasSizeGreaterThan(30).isNotEqualTo(second.get("luna.auth-token"));
        assertThat(Settings.load(home, Map.of("AUTH_TOKEN", "mine"), Map.of()).isTokenGenerated())
                .isFalse();
    }

    @Test
    void by_default_the_server_listens_on_the_loopback_address() {
        assertThat(Settings.load(home, Map.of(), Map.of()).get("luna.host")).isEqualTo("127.0.0.1");
    }

    @Test
    void an_empty_variable_is_not_set() {
        assertThat(load(Map.of("PORT", "", "LUNA_PORT", " "), Map.of())).isEqualTo("8086");
    }

    @Test
    void an_invalid_number_is_reported() {
        assertThatThrownBy(() -> Settings.load(home, Map.of("LUNA_MAX_BODY_BYTES", "8 MB"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("luna.max-body-bytes")
                .hasMessageContaining("'8 MB'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "60", "5min", "-1s"})
    void an_invalid_duration_is_reported(String value) {
        assertThatThrownBy(() -> Settings.load(home, Map.of("LUNA_TOOLS_TIMEOUT", value), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("luna.tools.timeout must be a duration such as 60s, not '" + value + "'.");
    }

    @Test
    void a_time_limit_can_be_0_for_no_limit() {
        assertThat(Settings.load(home, Map.of("LUNA_EXEC_LIMIT_CPU_TIME", "0"), Map.of())
                        .get("luna.exec.limit-cpu-time"))
                .isEqualTo("0");
    }

    @Test
    void a_duration_may_have_several_units() {
        assertThat(Settings.load(home, Map.of("LUNA_TOOLS_TIMEOUT", "1m30s"), Map.of())
                        .get("luna.tools.timeout"))
                .isEqualTo("1m30s");
    }

    @Test
    void the_workspace_is_absolute() {
        assertThat(Settings.load(home, Map.of(), Map.of()).get("luna.workspace"))
                .isEqualTo(home.toAbsolutePath().resolve("workspace").toString());
    }

    @Test
    void a_malformed_env_file_is_reported() throws Exception {
        Files.writeString(home.resolve(".env"), "this is no assignment\n");
        assertThatThrownBy(() -> Settings.load(home, Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(".env, line 1: ")
                .hasMessageEndingWith(" Each line must be NAME=value or a comment that begins with #.")
                .message()
                .as("a line may be a secret")
                .doesNotContain("no assignment");
    }

    @Test
    void values_in_the_env_file_may_be_quoted_and_commented() throws Exception {
        Files.writeString(home.resolve(".env"), "# a comment\nAUTH_TOKEN=\"a b\"\n\nMY_NUMBER=91 # India\n");
        Settings settings = Settings.load(home, Map.of(), Map.of());
        assertThat(settings.get("luna.auth-token")).isEqualTo("a b");
        assertThat(settings.get("luna.my-number")).isEqualTo("91");
    }
}
