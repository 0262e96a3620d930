package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and stops the server of a {@link LunaTest}. */
final class LunaTestExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LunaTestExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (luna(context) == null) {
            Luna luna = luna(AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LunaTest.class)
                    .orElseThrow());
            luna.beforeAll(context);
            context.getStore(NAMESPACE).put(Luna.class, luna);
            luna.upstreams().forEach(service -> context.getStore(NAMESPACE).put(service, service));
        }
    }

    private static Luna luna(LunaTest declared) {
        for (String directory : declared.tools()) {
            if (!Files.exists(Path.of(directory))) {
                throw new ExtensionConfigurationException("@LunaTest(tools = ..): there is no directory '" + directory
                        + "' in the working directory, " + Path.of("").toAbsolutePath());
            }
        }
        Luna luna = declared.tools().length == 0 ? Luna.withBuiltInTools() : Luna.withTools(declared.tools());
        for (String setting : declared.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ExtensionConfigurationException(
                        "@LunaTest(settings = ..): expected name=value, but got '" + setting + "'");
            }
            luna.setting(setting.substring(0, equals), setting.substring(equals + 1));
        }
        for (String setting : declared.upstreams()) {
            luna.upstream(setting, new Upstream());
        }
        return luna;
    }

    private static Luna luna(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Luna.class, Luna.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        luna(context).upstreams().forEach(Upstream::reset);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Luna.class || type == Upstream.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Luna.class ? luna(context) : onlyUpstream(luna(context));
    }

    private static Upstream onlyUpstream(Luna luna) {
        assertThat(luna.upstreams())
                .as("A parameter of type Upstream is the only one declared; of several, ask luna.upstream(setting)")
                .hasSize(1);
        return luna.upstreams().iterator().next();
    }
}
