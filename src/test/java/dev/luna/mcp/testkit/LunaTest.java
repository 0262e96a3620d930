package dev.luna.mcp.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a server for the tests of a class. Tests take it as a parameter of type {@link Luna}, and the only service declared
 * by {@link #upstreams()} as one of type {@link Upstream}.
 *
 * {@snippet :
 * @LunaTest(tools = "routes/tools/mine")
 * class MoonPhaseTest {
 *     @Test
 *     void tells_where_the_moon_is(Luna luna) {
 *         luna.call("moon_phase").with("day", "2026-11-22").expectText("On 2026-11-22 the moon is there.");
 *     }
 * }
 * }
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LunaTestExtension.class)
public @interface LunaTest {

    /** Directories of tool routes, relative to the working directory; those that come with the server if there are none. */
    String[] tools() default {};

    /** Settings as in {@code application.properties}, each as {@code name=value}. */
    String[] settings() default {};

    /** The settings that hold addresses of services, such as {@code luna.url}; a stand-in answers at each. */
    String[] upstreams() default {};
}
