package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of what is written, in bytes and in pixels. */
class ImageEncoderTest {

    private static final int BLOCK_BYTES = 3_700_000 / 4 * 3;

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(20_000_000, 1_000_000_000));

    private static Transformation change(Integer width, String format) {
        return new Transformation(0, width, null, false, false, format);
    }

    /** A picture of random dots, which compresses badly. */
    private static byte[] grain(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return Pictures.encode(image, "png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "gray", "alpha", "gray-alpha", "drawing", "scan"})
    void a_png_is_hardly_larger_than_one_that_pillow_optimised(String name) throws Exception {
        byte[] pillow = Pictures.file("optimised-" + name + ".png");
        byte[] png = transforms.apply(pillow, change(null, "png"));
        assertThat(png.length).isLessThan(pillow.length * 5 / 4);
        BufferedImage before = Pictures.decode(pillow);
        BufferedImage after = Pictures.decode(png);
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                assertThat(Pictures.sample(after, x, y)).isEqualTo(Pictures.sample(before, x, y));
            }
        }
    }

    @Test
    void a_drawing_is_a_png_and_a_photo_a_jpeg_unless_it_is_transparent() throws Exception {
        assertThat(transforms
                        .convert(Pictures.file("optimised-drawing.png"), change(null, null), true)
                        .format())
                .isEqualTo("png");
        byte[] photo = Pictures.encode(Pictures.smooth(600, 500, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(transforms.convert(photo, change(null, null), true).format()).isEqualTo("jpeg");
        byte[] transparent = Pictures.encode(Pictures.smooth(600, 500, BufferedImage.TYPE_INT_ARGB), "png");
        assertThat(transforms.convert(transparent, change(null, null), true).format())
                .isEqualTo("png");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void a_block_of_content_is_never_too_large(int type) throws Exception {
        EncodedImage image = transforms.convert(grain(2000, 1000, type), change(null, "png"), true);
        BufferedImage picture = Pictures.decode(image.bytes());
        assertThat(image.bytes().length).isLessThan(BLOCK_BYTES);
        assertThat(picture.getWidth()).isBetween(600, 1567);
        assertThat(image.note())
                .contains("from 2000x1000 to " + picture.getWidth() + "x")
                .contains("full_size=true");
    }

    @Test
    void a_size_that_is_asked_for_is_kept_while_its_bytes_fit() throws Exception {
        byte[] image = Pictures.encode(Pictures.gradient(300, 100, BufferedImage.TYPE_INT_RGB), "png");
        EncodedImage wide = transforms.convert(image, change(2400, "jpeg"), true);
        assertThat(Pictures.decode(wide.bytes()).getWidth()).isEqualTo(2400);
        assertThat(wide.note()).isNull();
        EncodedImage grain = transforms.convert(grain(2000, 1000, 1), change(1990, "png"), true);
        assertThat(grain.bytes().length).isLessThan(BLOCK_BYTES);
        assertThat(grain.note()).contains("from 1990x995");
    }

    @Test
    void the_longest_side_counts() throws Exception {
        byte[] tall = Pictures.encode(Pictures.gradient(100, 3136, BufferedImage.TYPE_INT_RGB), "png");
        BufferedImage image = Pictures.decode(
                transforms.convert(tall, change(null, null), true).bytes());
        assertThat(image.getWidth()).isEqualTo(50);
        assertThat(image.getHeight()).isEqualTo(1568);
        byte[] fitting = Pictures.encode(Pictures.gradient(100, 1568, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(transforms.convert(fitting, change(null, null), true).note()).isNull();
    }
}
