package dev.luna.mcp.masking;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Formats log lines, traces included, without secrets. {@link LogConfigurator} creates it. */
public final class MaskingLayout extends PatternLayout {

    private static final String MASK = SecretMask.class.getName();
    private static final SecretMask SHAPES_ONLY = new SecretMask(List.of(), true);

    /** Sets the mask of all log output from now on. */
    public static void use(SecretMask mask) {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).putObject(MASK, mask);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return mask(getContext()).mask(super.doLayout(event));
    }

    /** The mask in use; until one is set, only texts that look like well-known secrets are masked. */
    static SecretMask mask(Context context) {
        return context.getObject(MASK) instanceof SecretMask known ? known : SHAPES_ONLY;
    }
}
