package dev.luna.mcp.audit;

import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.masking.SecretMask;
import java.nio.charset.StandardCharsets;

/** Encodes an entry as one line of JSON without secrets. Thread-safe. */
final class AuditEntryEncoder extends EncoderBase<AuditEntry> {

    private static final byte[] NO_BYTES = {};

    private final ObjectMapper mapper;
    private final SecretMask secretMask;

    AuditEntryEncoder(ObjectMapper mapper, SecretMask secretMask) {
        this.mapper = mapper;
        this.secretMask = secretMask;
    }

    @Override
    public byte[] encode(AuditEntry entry) {
        try {
            return (secretMask.mask(mapper.writeValueAsString(entry)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit entry cannot be written as JSON", e);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NO_BYTES;
    }

    @Override
    public byte[] footerBytes() {
        return NO_BYTES;
    }
}
