package dev.luna.mcp.puch;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** The beans that the routes of this family name. */
public class PuchConfiguration implements CamelConfiguration {

    @BindToRegistry("owner")
    public Owner owner(@PropertyInject("luna.my-number") String number) {
        return new Owner(number);
    }

    @BindToRegistry("about")
    public About about(@PropertyInject("luna.version") String version) {
        return new About(version);
    }
}
