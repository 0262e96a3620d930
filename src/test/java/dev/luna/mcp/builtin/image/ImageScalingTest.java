package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.builtin.image.format.ImageFile;
import dev.luna.mcp.builtin.image.format.ImageFormats;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs are scaled down while they are decoded. */
class ImageScalingTest {

    private static final int WIDTH = 2000;
    private static final int HEIGHT = 1500;
    private static final BufferedImage PHOTO = Pictures.smooth(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private static final byte[] JPEG = Pictures.encode(PHOTO, "jpeg");

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(WIDTH * HEIGHT, 100_000_000));

    private static Transformation resize(int degrees, Integer width, Integer height, boolean crop) {
        return new Transformation(degrees, width, height, crop, false, "png");
    }

    private static byte[] progressive() throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(PHOTO, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            1, 0,   200,  -,   false
            1, 0,   1999, -,   false
            1, 0,   1300, -,   false
            1, 0,   -,    7,   false
            1, 90,  -,    300, false
            1, 270, 300,  300, false
            1, 0,   300,  300, true
            1, 90,  500,  100, true
            6, 0,   200,  -,   false
            6, 180, 311,  97,  true
            8, 90,  333,  -,   false
            3, 0,   2000, -,   false
            """)
    void it_is_the_picture_that_scaling_all_pixels_gives(
            int orientation, int degrees, Integer width, Integer height, boolean crop) throws Exception {
        byte[] jpeg = Pictures.jpegHeld(PHOTO, orientation);
        byte[] png = transforms.apply(jpeg, resize(0, null, null, false));
        BufferedImage expected = Pictures.decode(transforms.apply(png, resize(degrees, width, height, crop)));
        BufferedImage actual = Pictures.decode(transforms.apply(jpeg, resize(degrees, width, height, crop)));
        assertThat(Size.of(actual)).isEqualTo(Size.of(expected));
        assertThat(meanDifference(actual, expected)).isLessThan(2.5);
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        long difference = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    difference += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return difference / 3.0 / Size.of(one).pixels();
    }

    @Test
    void it_takes_a_small_part_of_the_memory() throws Exception {
        transforms.apply(JPEG, resize(0, 200, null, false));
        long before = Pictures.allocatedByThisThread();
        transforms.apply(JPEG, resize(0, 200, null, false));
        assertThat(Pictures.allocatedByThisThread() - before).isLessThan(WIDTH * HEIGHT * 2L);
        ImageFile whole = ImageFormats.open(JPEG);
        assertThat(whole.memory()).isEqualTo(WIDTH * HEIGHT * 12L);
        assertThat(whole.scaledTo(200, 150).memory()).isBetween(200 * 150 * 12L, whole.memory() / 20);
        assertThat(whole.scaledTo(2001, 1501)).isSameAs(whole);
        assertThat(whole.scaledTo(2000, 1500)).isSameAs(whole);
    }

    @Test
    void the_coefficients_of_a_progressive_image_count_as_memory() throws Exception {
        ImageFile whole = ImageFormats.open(progressive());
        assertThat(whole.scaledTo(200, 150).memory()).isBetween(WIDTH * HEIGHT * 6L, whole.memory());
        assertThat(whole.scaledTo(1900, 1425)).as("no less memory").isSameAs(whole);
        BufferedImage scaled = Pictures.decode(transforms.apply(progressive(), resize(0, 200, null, false)));
        BufferedImage expected = Pictures.decode(transforms.apply(JPEG, resize(0, 200, null, false)));
        assertThat(meanDifference(scaled, expected)).isLessThan(2.5);
    }

    @Test
    void many_at_once_share_the_memory_of_one() throws Exception {
        ImageTransforms narrow = new ImageTransforms(new ImageLimits(WIDTH * HEIGHT, WIDTH * HEIGHT * 12L));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<byte[]> result : threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<byte[]>>mapToObj(i -> () -> narrow.apply(JPEG, resize(0, 400, null, false)))
                    .toList())) {
                assertThat(Pictures.decode(result.get()).getWidth()).isEqualTo(400);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_limit_is_that_of_the_whole_image() {
        ImageTransforms small = new ImageTransforms(new ImageLimits(WIDTH * HEIGHT - 1, 1_000_000_000));
        assertThatThrownBy(() -> small.apply(JPEG, resize(0, 10, null, false)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("3000000 pixels");
        ImageTransforms poor = new ImageTransforms(new ImageLimits(100_000_000, WIDTH * HEIGHT * 12L - 1));
        assertThatThrownBy(() -> poor.apply(JPEG, resize(0, 10, null, false)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void an_image_for_a_content_block_is_scaled_once() throws Exception {
        EncodedImage image = transforms.convert(JPEG, new Transformation(90, null, null, false, true, "jpeg"), true);
        assertThat(Size.of(Pictures.decode(image.bytes()))).isEqualTo(new Size(1176, 1568));
        assertThat(image.note()).contains("from 1500x2000 to 1176x1568");
    }
}
