package dev.luna.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.junit.jupiter.api.Test;

class CamelApplicationTest {

    private final List<Class<?>> configurations = CamelApplication.CONFIGURATIONS.stream()
            .map(Supplier::get)
            .<Class<?>>map(CamelConfiguration::getClass)
            .toList();

    @Test
    void a_configuration_comes_after_those_whose_beans_it_uses() {
        List<String> misplaced = new ArrayList<>();
        for (Class<?> user : configurations) {
            for (Class<?> provider : configurations.subList(configurations.indexOf(user) + 1, configurations.size())) {
                beans(user)
                        .flatMap(bean -> Stream.of(bean.getParameters()))
                        .filter(parameter -> provides(provider, parameter) && !provides(user, parameter))
                        .map(parameter -> user.getSimpleName() + " needs "
                                + parameter.getType().getSimpleName() + " of " + provider.getSimpleName())
                        .forEach(misplaced::add);
            }
        }
        assertThat(configurations).hasSizeGreaterThan(10);
        assertThat(misplaced).isEmpty();
    }

    private static boolean provides(Class<?> configuration, Parameter parameter) {
        return parameter.getAnnotations().length == 0
                && beans(configuration).anyMatch(bean -> parameter.getType().isAssignableFrom(bean.getReturnType()));
    }

    private static Stream<Method> beans(Class<?> configuration) {
        return Stream.of(configuration.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(BindToRegistry.class));
    }
}
