package dev.luna.mcp.security;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one target for all classes of attack, hands it to each, and looks after each attack whether it is unharmed. */
final class SharedTarget implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedTarget.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Target resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return target(extension);
    }

    @Override
    public void afterEach(ExtensionContext extension) throws IOException {
        target(extension).assertUnharmed();
    }

    private static Target target(ExtensionContext extension) {
        return extension.getRoot().getStore(HERE).getOrComputeIfAbsent(Target.class, type -> start(), Target.class);
    }

    private static Target start() {
        try {
            return Target.start();
        } catch (Exception e) {
            throw new ParameterResolutionException("The target does not start", e);
        }
    }
}
