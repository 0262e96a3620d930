package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back by Java's decoder, pixel for pixel, and is small. */
class PngEncoderTest {

    private static final int DEPTH = 24;
    private static final int TYPE = 25;

    private static byte[] encode(BufferedImage picture) throws IOException {
        return new PngEncoder(picture, MinimalChannels.of(picture))
                .encode(Integer.MAX_VALUE)
                .orElseThrow();
    }

    private static BufferedImage picture(int width, int height, int type, IntUnaryOperator colour) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, colour.applyAsInt(i));
        }
        return picture;
    }

    private static void assertSamePixels(byte[] png, BufferedImage expected) {
        BufferedImage actual = Pictures.decode(png);
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if (Pictures.sample(actual, x, y) != expected.getRGB(x, y)) {
                    assertThat(Pictures.sample(actual, x, y)).as(x + "," + y).isEqualTo(expected.getRGB(x, y));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({
        "1, 1",
        "1, 700",
        "2, 3",
        "17, 5",
        "640, 480",
        "16383, 3",
        "16384, 3",
        "16385, 3",
        "50000, 2",
        "300000, 1"
    })
    void every_pixel_comes_back(int width, int height) throws IOException {
        Random random = new Random(3);
        IntUnaryOperator grain = i -> random.nextInt();
        IntUnaryOperator soft =
                i -> 0xff000000 | (i + random.nextInt(4) & 0xff) << 16 | (i / 7 & 0xff) << 8 | i / 5 & 0xff;
        IntUnaryOperator gray = i -> 0xff000000 | (i / 3 + random.nextInt(3) & 0xff) * 0x010101;
        for (IntUnaryOperator colour :
                new IntUnaryOperator[] {grain, soft, gray, i -> gray.applyAsInt(i) & 0x80ffffff}) {
            for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
                BufferedImage picture = picture(width, height, type, colour);
                assertSamePixels(encode(picture), picture);
            }
        }
    }

    @ParameterizedTest(name = "{0} colours")
    @CsvSource({"1, 1, 3", "2, 1, 3", "3, 2, 3", "4, 2, 3", "5, 4, 3", "16, 4, 3", "17, 8, 3", "256, 8, 3", "257, 8, 2"
    })
    void a_few_colours_are_a_palette(int colours, int depth, int type) throws IOException {
        for (int image : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
            BufferedImage picture = picture(61, 43, image, i -> 0xff004000 + i % colours * 0x000101);
            byte[] png = encode(picture);
            assertThat(png[DEPTH]).isEqualTo((byte) depth);
            assertThat(png[TYPE]).isEqualTo((byte) type);
            assertSamePixels(png, picture);
        }
    }

    @Test
    void a_palette_has_transparent_colours() throws IOException {
        BufferedImage picture =
                picture(61, 43, BufferedImage.TYPE_INT_ARGB, i -> i % 200 << 24 | i % 200 * 0x010203 & 0xffffff);
        byte[] png = encode(picture);
        assertThat(png[TYPE]).isEqualTo((byte) 3);
        assertSamePixels(png, picture);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_photo_is_much_smaller_than_without_filters(boolean gray) throws IOException {
        BufferedImage photo = Pictures.smooth(800, 600, BufferedImage.TYPE_INT_RGB);
        byte[] unfiltered = Pictures.encode(gray ? grayCopy(photo) : photo, "png");
        byte[] png = encode(gray ? Grayscale.apply(photo) : photo);
        assertThat(png.length).isLessThan(unfiltered.length * 3 / 4);
    }

    private static BufferedImage grayCopy(BufferedImage photo) {
        BufferedImage gray = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[photo.getWidth()];
        BufferedImage converted = Grayscale.apply(picture(
                photo.getWidth(),
                photo.getHeight(),
                BufferedImage.TYPE_INT_RGB,
                i -> photo.getRGB(i % photo.getWidth(), i / photo.getWidth())));
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = converted.getRGB(x, y) & 0xff;
            }
            gray.getRaster().setPixels(0, y, row.length, 1, row);
        }
        return gray;
    }

    @Test
    void repetitions_are_searched_for_where_there_are_some() throws IOException {
        BufferedImage photo = Grayscale.apply(Pictures.smooth(800, 600, BufferedImage.TYPE_INT_RGB));
        assertThat(compression(photo)).isEqualTo(PngCompression.WITHOUT_SEARCH);
        Random random = new Random(5);
        int[] tile = random.ints(64 * 64).map(pixel -> pixel | 0xff000000).toArray();
        BufferedImage tiles =
                picture(800, 600, BufferedImage.TYPE_INT_RGB, i -> tile[i / 800 % 64 * 64 + i % 800 % 64]);
        assertThat(compression(tiles)).isEqualTo(PngCompression.WITH_SEARCH);
        BufferedImage halfFlat = picture(800, 600, BufferedImage.TYPE_INT_RGB, i -> i < 240_000 ? 0 : random.nextInt());
        assertThat(compression(halfFlat)).isEqualTo(PngCompression.WITH_SEARCH);
        assertThat(encode(tiles).length).isLessThan(200_000);
    }

    private static PngCompression compression(BufferedImage picture) throws IOException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        FilteredRows rows = new FilteredRows(
                pixels, picture.getWidth(), MinimalChannels.of(picture).shifts());
        return PngCompression.of(rows, picture.getHeight());
    }

    @Test
    void a_file_that_is_too_large_for_the_caller_is_given_up() throws IOException {
        Random random = new Random(9);
        BufferedImage grain = picture(1000, 1000, BufferedImage.TYPE_INT_RGB, i -> random.nextInt());
        PngEncoder encoder = new PngEncoder(grain, MinimalChannels.of(grain));
        int size = encoder.encode(Integer.MAX_VALUE).orElseThrow().length;
        assertThat(encoder.encode(size)).isPresent();
        assertThat(encoder.encode(size - 1)).isEmpty();
        long before = Pictures.allocatedByThisThread();
        assertThat(encoder.encode(100_000)).isEmpty();
        assertThat(Pictures.allocatedByThisThread() - before).isLessThan(size);
    }

    @Test
    void a_wide_row_takes_no_more_memory_than_others() throws IOException {
        BufferedImage wide = picture(4_000_000, 1, BufferedImage.TYPE_INT_RGB, i -> i / 1000);
        long before = Pictures.allocatedByThisThread();
        assertSize(encode(wide));
        assertThat(Pictures.allocatedByThisThread() - before).isLessThan(8_000_000);
    }

    private static void assertSize(byte[] png) {
        assertThat(png.length).isBetween(1000, 100_000);
    }
}
