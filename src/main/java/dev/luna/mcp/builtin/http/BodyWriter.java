package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Writes the body of a request. Immutable.
 *
 * @param styles of the fields of forms
 */
record BodyWriter(BodyEncoding encoding, Styles styles) {

    /** Of forms and files; JSON is as long as the arguments, which have a limit. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Writes the body of a call.
     *
     * @param values its fields
     * @return null if there is none
     * @throws InvalidArgumentException if an argument cannot be what the tool makes of it, or the body is too large
     */
    RequestBody write(Message message, List<SentValue> values) throws IOException {
        return switch (encoding.kind()) {
            case NONE -> null;
            case JSON -> json(message, values);
            case FORM -> form(values);
            case MULTIPART -> multipart(values);
            case TEXT -> whole(message) == null ? null : text(whole(message));
            case BINARY ->
                whole(message) == null
                        ? null
                        : new RequestBody(
                                new FileArgument(wholeName(), whole(message)).bytes(), "application/octet-stream");
        };
    }

    private String wholeName() {
        return ArgumentTemplate.name(encoding.whole()).orElseThrow();
    }

    private Object whole(Message message) {
        return message.getHeader(wholeName());
    }

    private RequestBody json(Message message, List<SentValue> values) throws IOException {
        if (encoding.whole() != null && whole(message) == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach(each -> fields.put(each.name(), each.value()));
        Object body = encoding.whole() != null ? whole(message) : fields;
        return new RequestBody(JSON.writeValueAsBytes(body), "application/json");
    }

    private static RequestBody text(Object value) {
        return bounded(RequestText.of(value).getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    private RequestBody form(List<SentValue> values) {
        String form = values.stream()
                .flatMap(each ->
                        StyledValue.pairs(each.name(), each.value(), styles.of(each.argument(), ValueStyle.REPEATED)))
                .collect(Collectors.joining("&"));
        return bounded(form.getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded");
    }

    /** RFC 7578. */
    private RequestBody multipart(List<SentValue> values) throws IOException {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED)
                .setCharset(StandardCharsets.UTF_8);
        for (SentValue each : values) {
            Collection<?> parts = each.value() instanceof Collection<?> list
                            && styles.of(each.argument(), ValueStyle.REPEATED) == ValueStyle.REPEATED
                    ? list
                    : List.of(each.value());
            for (Object part : parts) {
                if (encoding.files().contains(each.argument())) {
                    FileArgument file = new FileArgument(each.argument(), part);
                    form.addBinaryBody(each.name(), file.bytes(), file.contentType(), file.name());
                } else {
                    boolean plain = part instanceof String || part instanceof Number || part instanceof Boolean;
                    form.addTextBody(
                            each.name(),
                            RequestText.of(part),
                            plain
                                    ? ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)
                                    : ContentType.APPLICATION_JSON);
                }
            }
        }
        HttpEntity entity = form.build();
        if (entity.getContentLength() > MOST_BYTES) {
            throw tooLarge();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entity.writeTo(bytes);
        return bounded(bytes.toByteArray(), entity.getContentType());
    }

    private static RequestBody bounded(byte[] bytes, String contentType) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        return new RequestBody(bytes, contentType);
    }

    private static InvalidArgumentException tooLarge() {
        return new InvalidArgumentException("The arguments make a body of more than " + MOST_BYTES / 1024 / 1024
                + " MB, the most that is sent. Send a smaller file.");
    }
}
