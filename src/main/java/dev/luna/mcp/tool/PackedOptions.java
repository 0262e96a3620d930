package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The options of an endpoint, encoded as one text of letters and digits. Camel passes options to a component in a
 * URI, which loses line breaks, order and special characters; packed options arrive as their author wrote them.
 * Stateless.
 */
public final class PackedOptions {

    /** Name of the only option of an endpoint whose options are packed. */
    public static final String NAME = "packedOptions";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** {@code {{?name}}}: empty if the setting has no value. */
    private static final Pattern OPTIONAL = Pattern.compile("\\{\\{\\?[^{}]*}}");

    /** Camel supports this escape, too, but not beside a placeholder in the same text. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?<braces>\\{\\{.*?}})", Pattern.DOTALL);

    private static final Pattern RAW = Pattern.compile("\\s*RAW\\((?<schema>.*)\\)\\s*", Pattern.DOTALL);

    private PackedOptions() {}

    /** Packs options, in their order. */
    public static String pack(Map<String, String> options) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MAPPER.writeValueAsString(options).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    /**
     * Replaces the packed option with the options in it, and placeholders with the values of settings. Other options
     * stay as they are.
     *
     * @throws IllegalArgumentException if a setting has no value, or if the text is not a result of {@link #pack}
     */
    public static void unpack(CamelContext context, Map<String, Object> parameters) {
        Object packed = parameters.remove(NAME);
        if (packed != null) {
            read(packed.toString()).forEach((name, text) -> {
                String value = withSettings(context, text);
                if (!value.isEmpty() || text.isEmpty()) {
                    parameters.put(name, value);
                }
            });
        }
    }

    /** Sets a text option, without Camel's look-up of references and constants in it. */
    public static void take(Map<String, Object> parameters, String name, Consumer<String> setter) {
        Object text = parameters.remove(name);
        if (text != null) {
            setter.accept(text.toString());
        }
    }

    /** Sets a schema option. JSON never begins with Camel's {@code RAW(}, so that wrapper is removed here. */
    public static void takeSchema(Map<String, Object> parameters, String name, Consumer<String> setter) {
        take(parameters, name, text -> {
            Matcher raw = RAW.matcher(text);
            setter.accept(raw.matches() ? raw.group("schema") : text);
        });
    }

    private static Map<String, String> read(String packed) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(packed);
            return new LinkedHashMap<>(MAPPER.readValue(new String(json, StandardCharsets.UTF_8), TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the option " + NAME + " is reserved for the server; remove it", e);
        }
    }

    private static String withSettings(CamelContext context, String text) {
        StringBuilder value = new StringBuilder();
        Matcher escaped = ESCAPED.matcher(text);
        int end = 0;
        while (escaped.find()) {
            value.append(resolved(context, text.substring(end, escaped.start())))
                    .append(escaped.group("braces"));
            end = escaped.end();
        }
        return value.append(resolved(context, text.substring(end))).toString();
    }

    private static String resolved(CamelContext context, String text) {
        if (!text.contains(PropertiesComponent.PREFIX_TOKEN)) {
            return text;
        }
        String resolved = context.getCamelContextExtension().resolvePropertyPlaceholders(text, true);
        return OPTIONAL.matcher(resolved).replaceAll("");
    }
}
