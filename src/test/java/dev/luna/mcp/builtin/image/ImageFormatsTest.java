package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of many kinds, written by Pillow and libwebp: four quarters of one colour each, which must come out as they are,
 * whatever way of storing them was used.
 */
class ImageFormatsTest {

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(20_000, 10_000_000));

    private BufferedImage changed(String file, Transformation change) throws IOException, InterruptedException {
        return Pictures.decode(transforms.apply(Pictures.file(file), change));
    }

    private static void assertQuarters(BufferedImage image, String colours, int tolerance) {
        String[] expected = colours.trim().split(" +");
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = image.getWidth() / 4 + quarter % 2 * image.getWidth() / 2;
            int y = image.getHeight() / 4 + quarter / 2 * image.getHeight() / 2;
            int actual = Pictures.sample(image, x, y);
            int wanted = Integer.parseUnsignedInt(expected[quarter], 16);
            int last = wanted >>> 24 == 0 ? 24 : 0;
            for (int shift = 24; shift >= last; shift -= 8) {
                assertThat(actual >> shift & 0xff)
                        .as("%s of %08x in quarter %d, from byte %d", colours, actual, quarter, 3 - shift / 8)
                        .isBetween((wanted >> shift & 0xff) - tolerance, (wanted >> shift & 0xff) + tolerance);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            palette-2-bit.png                 | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            palette-transparent.png           | ffc81e28 806496c8 001ea03c fff0dc14 | 0
            palette.gif                       | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            palette.bmp                       | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            scan-1-bit.png                    | ff000000 ffffffff ffffffff ff000000 | 0
            scan-1-bit.bmp                    | ff000000 ffffffff ffffffff ff000000 | 0
            gray.png                          | ff000000 ff808080 ffc8c8c8 ffffffff | 0
            gray-alpha.png                    | ff000000 80808080 00c8c8c8 ffffffff | 0
            gray-16-bit.png                   | ff000000 ff808080 ffc8c8c8 ffffffff | 0
            gray-16-bit-alpha.png             | ff000000 80808080 00c8c8c8 ffffffff | 0
            gray-transparent-value.png        | ff000000 ff808080 00c8c8c8 ffffffff | 0
            gray-16-bit-transparent-value.png | ff000000 ff808080 00c8c8c8 ffffffff | 0
            rgb-16-bit.png                    | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            rgb-transparent-value.png         | ffc81e28 ff6496c8 001ea03c fff0dc14 | 0
            rgb-broken-profile.png            | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            profile-swapped.png               | ff1ec828 ff9664c8 ffa01e3c ffdcf014 | 2
            gray.jpg                          | ff000000 ff808080 ffc8c8c8 ffffffff | 2
            rgb.jpg                           | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            exif-without-jfif.jpg             | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            cmyk.jpg                          | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            ycck.jpg                          | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            adobe-rgb.jpg                     | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-empty.jpg                 | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-empty-part.jpg            | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-garbage.jpg               | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-cut.jpg                   | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-part-missing.jpg          | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-repeated.jpg              | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-two-parts-reversed.jpg    | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 3
            profile-swapped.jpg               | ff1ec828 ff9664c8 ffa01e3c ffdcf014 | 4
            fill-bytes-before-exif.jpg        | fff0dc14 ff1ea03c ff6496c8 ffc81e28 | 3
            lossy.webp                        | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 5
            lossy-alpha.webp                  | ffc81e28 806496c8 001ea03c fff0dc14 | 5
            lossless.webp                     | ffc81e28 806496c8 001ea03c fff0dc14 | 0
            lossless-palette.webp             | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            animated.webp                     | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            profile-swapped.webp              | ff1ec828 ff9664c8 ffa01e3c ffdcf014 | 2
            oriented.webp                     | fff0dc14 ff1ea03c ff6496c8 ffc81e28 | 5
            raw.tif                           | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            lzw.tif                           | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            deflate.tif                       | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            packbits.tif                      | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            alpha.tif                         | ffc81e28 806496c8 001ea03c fff0dc14 | 0
            palette.tif                       | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            cmyk.tif                          | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 1
            gray.tif                          | ff000000 ff808080 ffc8c8c8 ffffffff | 0
            gray-alpha.tif                    | ff000000 80808080 00c8c8c8 ffffffff | 0
            gray-16-bit.tif                   | ff000000 ff808080 ffc8c8c8 ffffffff | 0
            white-is-zero.tif                 | ff000000 ff808080 ffc8c8c8 ffffffff | 0
            tiled.tif                         | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            planes.tif                        | ffc81e28 ff6496c8 ff1ea03c fff0dc14 | 0
            fax-g3.tif                        | ff000000 ffffffff ffffffff ff000000 | 0
            fax-g4.tif                        | ff000000 ffffffff ffffffff ff000000 | 0
            oriented.tif                      | fff0dc14 ff1ea03c ff6496c8 ffc81e28 | 0
            png-inside.ico                    | ffc81e28 806496c8 001ea03c fff0dc14 | 0
            bitmaps.ico                       | ffc81e28 806496c8 001ea03c fff0dc14 | 0
            palette.ico                       | ffc81e28 ff6496c8 001ea03c fff0dc14 | 0
            oriented.png                      | fff0dc14 ff1ea03c ff6496c8 ffc81e28 | 0
            """)
    void colours_are_what_every_other_program_shows(String file, String colours, int tolerance) throws Exception {
        Transformation none = new Transformation(0, null, null, false, false, "png");
        assertQuarters(changed(file, none), colours, tolerance);
        Transformation smaller = new Transformation(0, 24, null, false, false, "png");
        assertQuarters(changed(file, smaller), colours, tolerance + 1);
        Transformation turned = new Transformation(180, null, null, false, false, "png");
        String[] quarters = colours.trim().split(" +");
        assertQuarters(
                changed(file, turned), String.join(" ", quarters[3], quarters[2], quarters[1], quarters[0]), tolerance);
        assertThat(transforms.apply(Pictures.file(file), new Transformation(0, null, null, false, false, "jpeg")))
                .startsWith(0xff, 0xd8);
    }

    @Test
    void a_frame_of_a_gif_is_in_its_place_on_the_screen() throws Exception {
        BufferedImage image = changed("frame-on-screen.gif", new Transformation(0, null, null, false, false, "png"));
        assertThat(image.getWidth()).isEqualTo(48);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(image.getRGB(9, 8) >>> 24).as("beside the frame").isZero();
        assertThat(image.getRGB(10, 8)).isEqualTo(0xffc81e28);
        assertThat(image.getRGB(29, 19)).isEqualTo(0xfff0dc14);
        assertThat(image.getRGB(30, 20) >>> 24).as("beside the frame").isZero();
    }

    @Test
    void a_frame_of_a_gif_that_reaches_beyond_the_screen_enlarges_it() throws Exception {
        byte[] gif = Pictures.file("frame-on-screen.gif");
        gif[6] = 25;
        BufferedImage image =
                Pictures.decode(transforms.apply(gif, new Transformation(0, null, null, false, false, "png")));
        assertThat(image.getWidth()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo-lossy", "photo-alpha", "photo-lossless"})
    void every_pixel_of_a_webp_is_what_libwebp_makes_of_it(String name) throws Exception {
        BufferedImage image = changed(name + ".webp", new Transformation(0, null, null, false, false, "png"));
        BufferedImage expected = Pictures.decode(Pictures.file(name + ".png"));
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertThat(image.getRGB(x, y)).as(x + "," + y).isEqualTo(expected.getRGB(x, y));
            }
        }
    }
}
