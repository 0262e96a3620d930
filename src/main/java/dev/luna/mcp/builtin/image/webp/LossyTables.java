package dev.luna.mcp.builtin.image.webp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/**
 * The tables of RFC 6386.
 *
 * @param modes probabilities of sub-block modes, by those above and to the left
 * @param updates probabilities that a coefficient's probability is given
 * @param coefficients probabilities of coefficients where none is given
 * @param dc quantizers of averages
 * @param ac quantizers of everything else
 */
record LossyTables(int[] modes, int[] updates, int[] coefficients, int[] dc, int[] ac) {

    static LossyTables read() {
        Properties tables = new Properties();
        try (InputStream file = LossyTables.class.getResourceAsStream("vp8.properties")) {
            tables.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LossyTables(
                numbers(tables, "modes"),
                numbers(tables, "updates"),
                numbers(tables, "coefficients"),
                numbers(tables, "dc"),
                numbers(tables, "ac"));
    }

    private static int[] numbers(Properties tables, String name) {
        return Arrays.stream(tables.getProperty(name).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
