package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.builtin.image.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TIFF, WebP and ICO, which hold sizes in several places and other formats inside: refused by the head, soon. */
@Attack
class ContainerBombsTest {

    private final Target target;

    ContainerBombsTest(Target target) {
        this.target = target;
    }

    static Stream<Arguments> bombs() throws IOException {
        return Stream.of(
                Arguments.of("the head of a TIFF", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}, "damaged"),
                Arguments.of("a TIFF with a JPEG inside", Pictures.file("jpeg-inside.tif"), "JPEG inside"),
                Arguments.of("a TIFF of 60,000 by 60,000", tiff(256, 60_000, 257, 60_000, 278, 60_000), "pixels"),
                Arguments.of("a TIFF of 2^31 by 2^31", tiff(256, 0x7fffffff, 257, 0x7fffffff), ""),
                Arguments.of("a TIFF with 2^31 strips", tiffWithCount(273, Integer.MAX_VALUE), "damaged"),
                Arguments.of("a TIFF with 2^31 values", tiffWithCount(258, Integer.MAX_VALUE), "damaged"),
                Arguments.of("a TIFF with a strip of 2^31 bytes", tiff(279, Integer.MAX_VALUE), "damaged"),
                Arguments.of("a TIFF with 1,000 channels", tiff(277, 1000), "channels"),
                Arguments.of("a TIFF with tiles of 2^31 by 2^31", tiled(Integer.MAX_VALUE), "damaged"),
                Arguments.of("a TIFF with tiles of nothing", tiled(0), "damaged"),
                Arguments.of("the head of a WebP", text("RIFF\0\0\0\0WEBPVP8 "), "damaged"),
                Arguments.of("a lossless WebP of 16,384 by 16,384", lossless("2fffffff0f00"), "pixels"),
                Arguments.of("a lossy WebP of 16,383 by 16,383", lossy(16_383), "pixels"),
                Arguments.of("a WebP with a larger one inside", joined(canvas(48, 32), chunks(lossy(3000))), "damaged"),
                Arguments.of("a WebP with a smaller one inside", joined(canvas(99, 99), chunks(lossy(32))), "damaged"),
                Arguments.of("a WebP with a transform a million times", subtractGreen(1_000_000), "damaged"),
                Arguments.of("an ICO of 2^31 by 2^31", icon(bitmap(Integer.MAX_VALUE, Integer.MAX_VALUE)), "pixels"),
                Arguments.of("an ICO of 60,000 by 60,000", icon(bitmap(60_000, 120_000)), "pixels"),
                Arguments.of("an ICO of 100 by 100 without pixels", icon(bitmap(100, 200)), "damaged"),
                Arguments.of("an ICO with a huge PNG", icon(Pictures.pngOfZeros(50_000, 50_000, 1)), "pixels"),
                Arguments.of("an ICO in an ICO", icon(Pictures.file("bitmaps.ico")), "damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void are_refused_soon(String what, byte[] image, String words) throws IOException {
        String data = Base64.getEncoder().encodeToString(image);
        long start = System.nanoTime();

        assertThat(target.refuses("img_bw", Map.of("puch_image_data", data))).contains(words);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    /** A TIFF in whose directory numbers are replaced. */
    private static byte[] tiff(int... tagsAndNumbers) {
        return replaced(Pictures.file("raw.tif"), tagsAndNumbers);
    }

    private static byte[] tiled(int side) {
        return replaced(Pictures.file("tiled.tif"), 322, side, 323, side);
    }

    private static byte[] replaced(byte[] file, int... tagsAndNumbers) {
        ByteBuffer tiff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tagsAndNumbers.length; i += 2) {
            int entry = entry(tiff, tagsAndNumbers[i]);
            tiff.putShort(entry + 2, (short) 4).putInt(entry + 8, tagsAndNumbers[i + 1]);
        }
        return tiff.array();
    }

    private static byte[] tiffWithCount(int tag, int count) {
        ByteBuffer tiff = ByteBuffer.wrap(Pictures.file("raw.tif")).order(ByteOrder.LITTLE_ENDIAN);
        return tiff.putInt(entry(tiff, tag) + 4, count).array();
    }

    private static int entry(ByteBuffer tiff, int tag) {
        int entry = tiff.getInt(4) + 2;
        while (Short.toUnsignedInt(tiff.getShort(entry)) != tag) {
            entry += 12;
        }
        return entry;
    }

    private static byte[] lossy(int side) {
        ByteBuffer webp = ByteBuffer.wrap(Pictures.file("lossy.webp")).order(ByteOrder.LITTLE_ENDIAN);
        return webp.putShort(26, (short) side).putShort(28, (short) side).array();
    }

    private static byte[] lossless(String hex) {
        byte[] data = HexFormat.of().parseHex(hex);
        return joined(
                text("RIFF\0\0\0\0WEBPVP8L"),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(data.length)
                        .array(),
                data);
    }

    /** One pixel, from which green was subtracted again and again: the bits 1, 0, 1 each time; well-formed otherwise. */
    private static byte[] subtractGreen(int times) {
        return lossless("2f00000000" + "6ddbb6".repeat(times / 8) + "888808");
    }

    /** A WebP file up to the end of the chunk with the size of its canvas. */
    private static byte[] canvas(int width, int height) {
        return ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text("RIFF\0\0\0\0WEBPVP8X"))
                .putInt(10)
                .putInt(0)
                .putInt(width - 1)
                .position(27)
                .putShort((short) (height - 1))
                .array();
    }

    private static byte[] chunks(byte[] webp) {
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    /** The head of a bitmap in an icon, and a few pixels. */
    private static byte[] bitmap(int width, int twiceHeight) {
        return ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(40)
                .putInt(width)
                .putInt(twiceHeight)
                .putShort((short) 1)
                .putShort((short) 32)
                .array();
    }

    /** An icon that says that it has 16 by 16 pixels. */
    private static byte[] icon(byte[] picture) {
        return joined(
                new byte[] {0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0},
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(picture.length)
                        .putInt(22)
                        .array(),
                picture);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
