package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrayscaleTest {

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(1_000_000, 100_000_000));

    private BufferedImage converted(byte[] image) throws Exception {
        byte[] png = transforms.grayscale(image);
        assertThat(Arrays.copyOf(png, 4)).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        return Pictures.decode(png);
    }

    private static int gray(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    private static int luma(int argb) {
        Color color = new Color(argb);
        return (int) Math.round(0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue());
    }

    private void assertRefused(byte[] image, String why) {
        assertThatThrownBy(() -> transforms.grayscale(image))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"png, 37, 23", "bmp, 37, 23", "jpeg, 64, 48"})
    void every_pixel_becomes_its_luma(String format, int width, int height) throws Exception {
        byte[] image = Pictures.encode(Pictures.gradient(width, height, BufferedImage.TYPE_INT_RGB), format);
        BufferedImage original = Pictures.decode(image);
        BufferedImage gray = converted(image);
        assertThat(gray.getWidth()).isEqualTo(width);
        assertThat(gray.getHeight()).isEqualTo(height);
        assertThat(gray.getRaster().getNumBands()).isEqualTo(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(gray(gray, x, y))
                        .as(x + "," + y)
                        .isBetween(luma(original.getRGB(x, y)) - 1, luma(original.getRGB(x, y)) + 1);
            }
        }
    }

    @Test
    void transparency_stays() throws Exception {
        BufferedImage original = Pictures.gradient(20, 20, BufferedImage.TYPE_INT_ARGB);
        BufferedImage gray = converted(Pictures.encode(original, "png"));
        assertThat(gray.getRaster().getNumBands()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            assertThat(gray.getRaster().getSample(i, i, 1)).isEqualTo(original.getRGB(i, i) >>> 24);
            assertThat(gray(gray, i, i)).isCloseTo(luma(original.getRGB(i, i)), org.assertj.core.data.Offset.offset(1));
        }
    }

    @Test
    void a_palettes_transparent_colour_stays() throws Exception {
        for (String format : new String[] {"png", "gif"}) {
            BufferedImage gray = converted(Pictures.encode(Pictures.palette(), format));
            assertThat(gray.getRaster().getPixel(0, 0, (int[]) null)).containsExactly(0, 0);
            assertThat(gray.getRaster().getPixel(1, 0, (int[]) null)).containsExactly(76, 255);
            assertThat(gray.getRaster().getPixel(2, 0, (int[]) null)).containsExactly(150, 255);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void what_is_gray_already_stays_as_it_is(int type) throws Exception {
        BufferedImage original = new BufferedImage(256, 1, type);
        int largest = (1 << original.getColorModel().getPixelSize()) - 1;
        for (int x = 0; x < 256; x++) {
            original.getRaster().setSample(x, 0, 0, x * largest / 255);
        }
        BufferedImage gray = converted(Pictures.encode(original, "png"));
        for (int x = 0; x < 256; x++) {
            assertThat(gray(gray, x, 0)).isEqualTo((x * largest / 255) * 255 / largest);
        }
    }

    @Test
    void gray_with_transparency_stays_as_it_is() throws Exception {
        byte[] once =
                transforms.grayscale(Pictures.encode(Pictures.gradient(16, 16, BufferedImage.TYPE_INT_ARGB), "png"));
        BufferedImage twice = converted(once);
        assertThat(twice.getRaster().getDataBuffer().getSize()).isEqualTo(512);
        assertThat(twice.getRaster().getPixels(0, 0, 16, 16, (int[]) null))
                .isEqualTo(Pictures.decode(once).getRaster().getPixels(0, 0, 16, 16, (int[]) null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_picture_is_turned_as_its_camera_noted(int orientation) throws Exception {
        BufferedImage original = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                original.setRGB(x, y, 0xffffff);
            }
        }
        BufferedImage gray = converted(Pictures.jpegHeld(original, orientation));
        boolean swapped = orientation > 4;
        assertThat(gray.getWidth()).isEqualTo(swapped ? 32 : 48);
        assertThat(gray.getHeight()).isEqualTo(swapped ? 48 : 32);
        int right = gray.getWidth() - 4;
        int bottom = gray.getHeight() - 4;
        int[][] corners = {{4, 4}, {right, 4}, {right, bottom}, {4, bottom}};
        int bright = new int[] {0, 1, 2, 3, 0, 1, 2, 3}[orientation - 1];
        for (int corner = 0; corner < 4; corner++) {
            int value = gray(gray, corners[corner][0], corners[corner][1]);
            if (corner == bright) {
                assertThat(value).as("corner " + corner).isGreaterThan(240);
            } else {
                assertThat(value).as("corner " + corner).isLessThan(15);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"33, 17", "32, 17", "33, 16"})
    void turning_moves_pixels_and_nothing_else(int width, int height) throws Exception {
        BufferedImage original = Pictures.gradient(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage upright = converted(Pictures.jpegHeld(original, 1));
        BufferedImage turned = converted(Pictures.jpegHeld(original, 6));
        assertThat(turned.getWidth()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(gray(turned, height - 1 - y, x)).as(x + "," + y).isEqualTo(gray(upright, x, y));
            }
        }
    }

    @Test
    void a_damaged_camera_note_is_ignored() throws Exception {
        byte[] image = Pictures.jpegHeld(Pictures.gradient(16, 8, BufferedImage.TYPE_INT_RGB), 6);
        image[20] = 0x7f; // points the note's directory to nowhere and claims a great many entries
        Arrays.fill(image, 21, 24, (byte) 0x7f);
        assertThat(converted(image).getWidth()).isIn(8, 16);
    }

    @Test
    void of_an_animation_the_first_picture_counts() throws Exception {
        byte[] gif = Pictures.animation(
                Pictures.halves(10, 10, Color.WHITE, Color.BLACK), Pictures.halves(10, 10, Color.BLACK, Color.WHITE));
        BufferedImage gray = converted(gif);
        assertThat(gray(gray, 0, 0)).isEqualTo(255);
        assertThat(gray(gray, 9, 9)).isZero();
    }

    @Test
    void a_bomb_is_refused_before_it_is_decoded() throws Exception {
        byte[] bomb = Pictures.pngOfZeros(50_000, 50_000, 1);
        assertThat(bomb.length).isLessThan(1024);
        assertRefused(bomb, "2500000000 pixels");
        assertRefused(Pictures.pngOfZeros(1001, 1000, 1), "1001000 pixels");
        assertThat(transforms.grayscale(Pictures.pngOfZeros(1000, 1000, 1000))).isNotEmpty();
    }

    @Test
    void a_long_comment_is_not_unpacked() throws Exception {
        ImageTransforms small = new ImageTransforms(new ImageLimits(1_000_000, 100_000_000));
        for (BufferedImage image :
                new BufferedImage[] {Pictures.gradient(4, 4, BufferedImage.TYPE_INT_RGB), Pictures.palette()}) {
            byte[] png = Pictures.pngWithComment(image, 1 << 28);
            long before = Pictures.allocatedByThisThread();
            small.grayscale(png);
            assertThat(Pictures.allocatedByThisThread() - before).isLessThan(50_000_000);
        }
    }

    @Test
    void a_small_memory_lowers_the_limit() {
        ImageTransforms tiny = new ImageTransforms(new ImageLimits(1_000_000, 12_000));
        assertThatThrownBy(() -> tiny.grayscale(Pictures.pngOfZeros(1001, 1, 1)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at most 1000");
    }

    @Test
    void many_at_once_wait_for_their_turn() throws Exception {
        ImageTransforms narrow = new ImageTransforms(new ImageLimits(1_000_000, 1_300_000));
        byte[] image = Pictures.encode(Pictures.gradient(300, 300, BufferedImage.TYPE_INT_RGB), "png");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<byte[]> result : threads.invokeAll(IntStream.range(0, 24)
                    .<Callable<byte[]>>mapToObj(i -> () -> narrow.grayscale(image))
                    .toList())) {
                assertThat(result.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_is_no_image_is_refused_with_a_reason() {
        assertRefused(new byte[0], "empty");
        assertRefused("hello".getBytes(StandardCharsets.UTF_8), "JPEG, PNG, GIF, BMP, WebP, TIFF or ICO");
        assertRefused("<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_8), "SVG");
        assertRefused("<!DOCTYPE html><p>".getBytes(StandardCharsets.UTF_8), "web page");
        assertRefused("....ftypheic....".getBytes(StandardCharsets.UTF_8), "HEIC");
        assertRefused("....ftypavif....".getBytes(StandardCharsets.UTF_8), "AVIF");
    }

    @Test
    void colours_for_print_are_read_as_ink() throws Exception {
        assertThat(gray(converted(Pictures.jpegForPrint(255)), 4, 4))
                .as("no ink")
                .isGreaterThan(250);
        assertThat(gray(converted(Pictures.jpegForPrint(0)), 4, 4))
                .as("all ink")
                .isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void what_is_cut_off_is_refused(String format) {
        byte[] image = Pictures.encode(Pictures.gradient(64, 64, BufferedImage.TYPE_INT_RGB), format);
        assertRefused(Arrays.copyOf(image, image.length / 2), "cut off or damaged");
        assertRefused(Arrays.copyOf(image, 10), "");
    }

    @Test
    void a_jpeg_whose_head_is_cut_off_is_refused() {
        byte[] image = Pictures.encode(Pictures.gradient(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg");
        assertRefused(Arrays.copyOf(image, 100), "cut off or damaged");
    }

    @Test
    void a_jpeg_of_endless_passes_is_refused() {
        byte[] image = Pictures.encode(Pictures.gradient(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] pass = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0};
        byte[] passes = Pictures.concat(Collections.nCopies(200, pass).toArray(byte[][]::new));
        assertRefused(Pictures.concat(image, passes), "passes");
    }
}
