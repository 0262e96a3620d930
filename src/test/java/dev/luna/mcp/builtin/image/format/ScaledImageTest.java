package dev.luna.mcp.builtin.image.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are scaled down to the image that they make together. */
class ScaledImageTest {

    private interface Samples {
        int at(int x, int y, int channel);
    }

    private static BufferedImage scaled(
            int width, int height, int channels, int toWidth, int toHeight, Samples samples) {
        ScaledImage image = new ScaledImage(width, height, channels, SrgbImage.empty(toWidth, toHeight, false));
        byte[] row = new byte[width * channels];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) samples.at(i / channels, y, i % channels);
            }
            image.accept(y, row);
        }
        return image.picture();
    }

    @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
    @CsvSource({
        "1, 1, 1, 1",
        "7, 5, 7, 5",
        "7, 5, 6, 5",
        "7, 5, 7, 1",
        "100, 3, 1, 3",
        "101, 67, 100, 66",
        "101, 67, 50, 33",
        "400, 300, 160, 120",
        "640, 480, 3, 2",
        "1, 1000, 1, 999",
        "1000, 1, 999, 1",
        "333, 500, 332, 7"
    })
    void one_colour_stays_the_same(int width, int height, int toWidth, int toHeight) {
        int[] colour = {255, 0, 137};
        BufferedImage image = scaled(width, height, 3, toWidth, toHeight, (x, y, channel) -> colour[channel]);
        assertThat(SrgbImage.pixels(image)).hasSize(toWidth * toHeight).containsOnly(0xff0089);
        BufferedImage gray = scaled(width, height, 1, toWidth, toHeight, (x, y, channel) -> 77);
        assertThat(SrgbImage.pixels(gray)).hasSize(toWidth * toHeight).containsOnly(0x4d4d4d);
    }

    @Test
    void the_same_size_changes_nothing() {
        byte[] noise = new byte[30 * 20 * 3];
        new Random(1).nextBytes(noise);
        BufferedImage image = scaled(30, 20, 3, 30, 20, (x, y, channel) -> noise[(y * 30 + x) * 3 + channel]);
        WholeImage whole = new WholeImage(SrgbImage.empty(30, 20, false));
        for (int y = 0; y < 20; y++) {
            whole.accept(y, Arrays.copyOfRange(noise, y * 90, (y + 1) * 90));
        }
        assertThat(SrgbImage.pixels(image)).isEqualTo(SrgbImage.pixels(whole.picture()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 13})
    void a_fine_pattern_becomes_its_average(int factor) {
        BufferedImage image =
                scaled(40 * factor, 30 * factor, 1, 40, 30, (x, y, channel) -> (x + y) % 2 == 0 ? 0 : 255);
        for (int pixel : SrgbImage.pixels(image)) {
            assertThat(pixel & 0xff).isBetween(110, 145);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 400", "200, 160", "77, 61", "10, 8"})
    void a_gradient_is_where_it_was(int toWidth, int toHeight) {
        BufferedImage image = scaled(
                500,
                400,
                3,
                toWidth,
                toHeight,
                (x, y, channel) -> channel == 0 ? x * 255 / 499 : channel == 1 ? y * 255 / 399 : 0);
        for (int y = 1; y < toHeight - 1; y++) {
            for (int x = 1; x < toWidth - 1; x++) {
                double red = ((x + 0.5) * 500 / toWidth - 0.5) * 255 / 499;
                double green = ((y + 0.5) * 400 / toHeight - 0.5) * 255 / 399;
                int pixel = image.getRGB(x, y);
                assertThat((double) (pixel >> 16 & 0xff)).isBetween(red - 1.5, red + 1.5);
                assertThat((double) (pixel >> 8 & 0xff)).isBetween(green - 1.5, green + 1.5);
            }
        }
    }

    @Test
    void no_sample_contributes_to_more_results_than_there_are_sums() {
        for (int length = 1; length < 200; length++) {
            for (int scaled = 1; scaled <= length; scaled++) {
                ScalingWeights weights = new ScalingWeights(length, scaled);
                assertThat(weights.start(0)).isZero();
                assertThat(weights.end(scaled - 1)).isEqualTo(length);
                for (int i = ScalingWeights.OVERLAP; i < scaled; i++) {
                    assertThat(weights.start(i)).isGreaterThanOrEqualTo(weights.end(i - ScalingWeights.OVERLAP));
                }
            }
        }
    }
}
