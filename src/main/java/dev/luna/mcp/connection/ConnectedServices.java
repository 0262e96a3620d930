package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.outbound.credential.CredentialSettings.Kind;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services of the owner's settings at which principals have accounts, by the name of their credentials. Thread-safe. */
public final class ConnectedServices {

    private static final Pattern SETTING =
            Pattern.compile("luna\\.credentials\\.([a-z][a-z0-9]{0,31})\\.authorize-url");

    private final Map<String, ConnectedService> known = new ConcurrentHashMap<>();
    private final Function<String, CredentialSettings> settings;

    /** @param settings gives the settings of a name */
    public ConnectedServices(Function<String, CredentialSettings> settings) {
        this.settings = settings;
    }

    /** The names of the services in some settings, sorted. */
    public static List<String> names(Set<String> settings) {
        return settings.stream()
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .map(setting -> setting.group(1))
                .sorted()
                .toList();
    }

    /** @throws InvalidToolException if there is none of this name, or its settings are not valid; the message names them */
    public ConnectedService find(String name) {
        return known.computeIfAbsent(name, key -> read(settings.apply(key)));
    }

    private static ConnectedService read(CredentialSettings given) {
        if (given.kind() != Kind.CONNECTION) {
            throw new InvalidToolException(
                    "the credentials '" + given.name() + "' are no account of each caller's own, for which"
                            + " they need the setting luna.credentials." + given.name() + ".authorize-url");
        }
        return ConnectedService.of(given);
    }
}
