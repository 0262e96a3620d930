package dev.luna.mcp.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.masking.SecretMask;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;

/** Binds the audit step, and starts the audit log if {@code luna.audit.file} is set. */
public class AuditConfiguration implements CamelConfiguration {

    @BindToRegistry("audit")
    public AuditStep audit(
            CamelContext context,
            ObjectMapper jsonMapper,
            SecretMask secretMask,
            @PropertyInject("luna.audit.file") String file)
            throws Exception {
        if (file.isEmpty()) {
            return new AuditStep(Optional.empty(), Clock.systemUTC());
        }
        AuditLog log = new AuditLog(Path.of(file), new AuditEntryEncoder(jsonMapper, secretMask));
        // Checked before Camel starts the service: Camel would log the failure with its stack trace.
        log.requireWritable();
        context.addService(log, true, true);
        return new AuditStep(Optional.of(log), Clock.systemUTC());
    }
}
