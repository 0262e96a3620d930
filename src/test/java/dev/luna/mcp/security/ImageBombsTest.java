package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.builtin.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that are small as a file and huge as a picture, or made to break a decoder: refused, soon, by a clear error. */
@Attack
class ImageBombsTest {

    private static final BufferedImage SMALL = Pictures.gradient(16, 16, BufferedImage.TYPE_INT_RGB);

    private final Target target;

    ImageBombsTest(Target target) {
        this.target = target;
    }

    static Stream<Arguments> bombs() throws IOException {
        byte[] png = Pictures.encode(SMALL, "png");
        byte[] jpeg = Pictures.encode(SMALL, "jpeg");
        byte[] gif = Pictures.encode(SMALL, "gif");
        byte[] bmp = Pictures.encode(SMALL, "bmp");
        byte[] palette = Pictures.file("palette.bmp");
        return Stream.of(
                Arguments.of("a PNG of 50,000 by 50,000", Pictures.pngOfZeros(50_000, 50_000, 1), "pixels"),
                Arguments.of("a PNG of two thousand million by one", patched(png, 16, Integer.MAX_VALUE, 1), ""),
                Arguments.of("a PNG of one by two thousand million", Pictures.pngOfZeros(1, Integer.MAX_VALUE, 1), ""),
                Arguments.of("a PNG of two thousand million squared", patched(png, 16, 0x7fffffff, 0x7fffffff), ""),
                Arguments.of("a PNG of negative size", patched(png, 16, -1, -1), ""),
                Arguments.of("a PNG of no size", patched(png, 16, 0, 0), ""),
                Arguments.of("a PNG without pixels", Pictures.pngOfZeros(100, 100, 0), "damaged"),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), "damaged"),
                Arguments.of("the signature of a PNG", Arrays.copyOf(png, 8), ""),
                Arguments.of("a JPEG of 60,000 by 60,000", jpegOf(jpeg, 60_000, 60_000), "pixels"),
                Arguments.of("a JPEG of no size", jpegOf(jpeg, 0, 0), ""),
                Arguments.of("a JPEG without its end", Arrays.copyOf(jpeg, jpeg.length / 3), ""),
                Arguments.of("a JPEG of a thousand passes", passes(jpeg, 1000), "passes"),
                Arguments.of("a JPEG of segments without end", concat(Arrays.copyOf(jpeg, 2), segments(50_000)), ""),
                Arguments.of("half a GIF", Arrays.copyOf(gif, gif.length / 2), ""),
                Arguments.of(
                        "a BMP of two thousand million squared",
                        patchedLittle(bmp, 18, Integer.MAX_VALUE, Integer.MAX_VALUE),
                        ""),
                Arguments.of("a BMP upside down of -2^31", patchedLittle(bmp, 18, 1, Integer.MIN_VALUE), ""),
                Arguments.of("a BMP with a JPEG inside", bmpWithJpeg(1), "another image inside"),
                Arguments.of(
                        "a BMP with a JPEG of 60,000 by 60,000 inside", bmpWithJpeg(60_000), "another image inside"),
                Arguments.of(
                        "a BMP with a PNG inside", patchedLittle(bmp, 26, 24 << 16 | 1, 5), "another image inside"),
                Arguments.of("a BMP of 2^31 colours", patchedLittle(palette, 46, Integer.MAX_VALUE, 0), "damaged"),
                Arguments.of(
                        "a BMP whose pixels begin at 2^31", patchedLittle(bmp, 10, Integer.MAX_VALUE, 40), "damaged"),
                Arguments.of("a BMP with a header of 2^31", patchedLittle(bmp, 10, 54, Integer.MAX_VALUE), "damaged"),
                Arguments.of(
                        "a GIF whose screen is said to be 65,535 by 65,535",
                        patchedShorts(gif, 6, 65_535, 65_535),
                        "pixels"),
                Arguments.of("an AVIF", text("\0\0\0\040ftypavif"), "JPEG, PNG, GIF, BMP, WebP, TIFF or ICO"),
                Arguments.of("a WBMP", new byte[] {0, 0, 1, 1, 0}, "JPEG, PNG, GIF, BMP, WebP, TIFF or ICO"),
                Arguments.of(
                        "an SVG that reads a file",
                        text("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"),
                        ""),
                Arguments.of(
                        "an XML bomb",
                        text("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><svg>&c;</svg>"),
                        ""),
                Arguments.of("a web page", text("<!DOCTYPE html><script>alert(1)</script>"), "web page"),
                Arguments.of(
                        "an ImageMagick script",
                        text("push graphic-context\nimage over 0,0 0,0 '|id'\npop graphic-context"),
                        ""),
                Arguments.of("a PostScript program", text("%!PS\n(/etc/passwd) (r) file"), ""),
                Arguments.of("a PDF", text("%PDF-1.7"), ""),
                Arguments.of("a ZIP", text("PK\003\004"), ""),
                Arguments.of("a serialised Java object", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'}, ""),
                Arguments.of("zeros", new byte[1000], ""),
                Arguments.of("nothing", new byte[0], ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void are_refused_soon(String what, byte[] image, String words) throws IOException {
        String data = Base64.getEncoder().encodeToString(image);
        long start = System.nanoTime();

        assertThat(target.refuses("img_bw", Map.of("puch_image_data", data))).contains(words);

        target.services().stubFor(get("/bomb").willReturn(aResponse().withBody(image)));
        assertThat(target.fails(400, -32602, "img_bw", Map.of("image_url", target.web("/bomb"))))
                .contains(words);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    static Stream<Arguments> harmless() throws IOException {
        byte[] bmp = Pictures.encode(SMALL, "bmp");
        BufferedImage[] frames = new BufferedImage[500];
        Arrays.fill(frames, SMALL);
        return Stream.of(
                Arguments.of("a BMP of 2^31 colours without a palette", patchedLittle(bmp, 46, Integer.MAX_VALUE, 0)),
                Arguments.of("a BMP with 2^31 bytes of pixels", patchedLittle(bmp, 30, 0, Integer.MAX_VALUE)),
                Arguments.of("an animation of 500 pictures", Pictures.animation(frames)),
                Arguments.of("a PNG with a comment of 200 MB", Pictures.pngWithComment(SMALL, 200 << 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void what_is_huge_but_not_needed_is_left_alone(String what, byte[] image) {
        String data = Base64.getEncoder().encodeToString(image);

        String png = target.server()
                .result("img_bw", Map.of("puch_image_data", data))
                .asText();

        assertThat(Pictures.decode(Base64.getDecoder().decode(png)).getWidth()).isEqualTo(16);
    }

    @Test
    void base64_that_is_none_is_refused() throws IOException {
        for (String data :
                new String[] {"", "=", "====", "a", "not base64!", "data:image/png;base64,", "data:,x", "\u00e9", "%2F"
                }) {
            target.refuses("img_bw", Map.of("puch_image_data", data));
        }
    }

    private static byte[] patched(byte[] image, int offset, int width, int height) {
        return ByteBuffer.wrap(image.clone())
                .putInt(offset, width)
                .putInt(offset + 4, height)
                .array();
    }

    private static byte[] patchedLittle(byte[] image, int offset, int width, int height) {
        return patched(image, offset, Integer.reverseBytes(width), Integer.reverseBytes(height));
    }

    private static byte[] patchedShorts(byte[] image, int offset, int width, int height) {
        return ByteBuffer.wrap(image.clone())
                .putShort(offset, (short) width)
                .putShort(offset + 2, (short) height)
                .array();
    }

    /** A JPEG whose frame header says another size. */
    private static byte[] jpegOf(byte[] jpeg, int width, int height) {
        int frame = 2;
        while (jpeg[frame + 1] != (byte) 0xc0) {
            frame += 2 + ByteBuffer.wrap(jpeg).getShort(frame + 2);
        }
        return patchedShorts(jpeg, frame + 5, height, width);
    }

    /** A BMP whose header says that its 8 by 8 pixels are a JPEG. */
    private static byte[] bmpWithJpeg(int side) {
        byte[] jpeg = jpegOf(Pictures.encode(SMALL, "jpeg"), side, side);
        byte[] head = Arrays.copyOf(Pictures.encode(SMALL, "bmp"), 54);
        return concat(patchedLittle(head, 26, 0, 4), jpeg);
    }

    private static byte[] passes(byte[] jpeg, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        return bytes.toByteArray();
    }

    private static byte[] segments(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) 0xff).put((byte) 0xe2).putShort((short) 2);
        }
        return bytes.array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
