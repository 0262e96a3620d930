package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Images with bytes changed, cut out or repeated: converted or refused, soon, and by nothing but a refusal. */
class ImageFuzzTest {

    private static final BufferedImage PICTURE = Pictures.gradient(24, 16, BufferedImage.TYPE_INT_RGB);

    private static final List<byte[]> GOOD = List.of(
            Pictures.encode(PICTURE, "png"),
            Pictures.encode(PICTURE, "jpeg"),
            Pictures.encode(PICTURE, "gif"),
            Pictures.encode(PICTURE, "bmp"),
            Pictures.jpegHeld(PICTURE, 6),
            Pictures.file("cmyk.jpg"),
            Pictures.file("profile-swapped.jpg"),
            Pictures.file("profile-swapped.png"),
            Pictures.file("frame-on-screen.gif"),
            Pictures.file("lossy-alpha.webp"),
            Pictures.file("lossless.webp"),
            Pictures.file("lossless-palette.webp"),
            Pictures.file("animated.webp"),
            Pictures.file("lzw.tif"),
            Pictures.file("deflate.tif"),
            Pictures.file("fax-g4.tif"),
            Pictures.file("cmyk.tif"),
            Pictures.file("tiled.tif"),
            Pictures.file("png-inside.ico"),
            Pictures.file("bitmaps.ico"),
            Pictures.file("palette.ico"));

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(1_000_000, 100_000_000));

    @Property(seed = "1")
    void is_converted_or_refused(@ForAll("mutants") byte[] image) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            assertThat(Pictures.decode(transforms.grayscale(image))).isNotNull();
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Provide
    Arbitrary<byte[]> mutants() {
        return Arbitraries.randomValue(ImageFuzzTest::mutant);
    }

    private static byte[] mutant(Random random) {
        byte[] image = GOOD.get(random.nextInt(GOOD.size())).clone();
        for (int changes = 1 + random.nextInt(8); changes > 0 && image.length > 20; changes--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(image.length, 200) : image.length);
            switch (random.nextInt(5)) {
                case 0 -> image[at] = (byte) random.nextInt(256);
                case 1 -> image[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> image[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                case 3 -> image = repeated(image, at, random.nextInt(64));
                default -> image = without(image, at, 1 + random.nextInt(16));
            }
        }
        return image;
    }

    private static byte[] repeated(byte[] image, int at, int length) {
        byte[] part = Arrays.copyOfRange(image, at, Math.min(image.length, at + length));
        return Pictures.concat(Arrays.copyOf(image, at), part, part, part, Arrays.copyOfRange(image, at, image.length));
    }

    private static byte[] without(byte[] image, int at, int length) {
        int to = Math.min(image.length, at + length);
        return Pictures.concat(Arrays.copyOf(image, at), Arrays.copyOfRange(image, to, image.length));
    }
}
