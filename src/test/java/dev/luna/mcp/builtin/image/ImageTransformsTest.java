package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images are turned, resized, cut and written in another format, within the limits. */
class ImageTransformsTest {

    private static final BufferedImage WIDE = Pictures.halves(40, 20, Color.RED, Color.BLUE);

    private final ImageTransforms transforms = new ImageTransforms(new ImageLimits(10_000, 10_000_000));

    private BufferedImage changed(byte[] image, Transformation change) throws Exception {
        return Pictures.decode(transforms.apply(image, change));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0,   20, -,  false, 20, 10
            0,   -,  60, false, 120, 60
            0,   20, 20, false, 20, 10
            0,   20, 20, true,  20, 20
            0,   1,  -,  false, 1, 1
            90,  -,  -,  false, 20, 40
            180, -,  -,  false, 40, 20
            270, 10, -,  false, 10, 20
            """)
    void sizes(int degrees, Integer width, Integer height, boolean crop, int newWidth, int newHeight) throws Exception {
        BufferedImage image =
                changed(Pictures.encode(WIDE, "png"), new Transformation(degrees, width, height, crop, false, "png"));
        assertThat(image.getWidth()).isEqualTo(newWidth);
        assertThat(image.getHeight()).isEqualTo(newHeight);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 38, 18", "90, 1, 1, 1, 38", "180, 38, 18, 1, 1", "270, 1, 38, 1, 1"})
    void it_is_turned_clockwise(int degrees, int redX, int redY, int blueX, int blueY) throws Exception {
        BufferedImage image =
                changed(Pictures.encode(WIDE, "png"), new Transformation(degrees, null, null, false, false, "png"));
        assertThat(new Color(image.getRGB(redX, redY))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(blueX, blueY))).isEqualTo(Color.BLUE);
    }

    @Test
    void a_cut_keeps_the_middle() throws Exception {
        BufferedImage image = changed(Pictures.encode(WIDE, "png"), new Transformation(0, 20, 20, true, false, "png"));
        assertThat(new Color(image.getRGB(2, 10))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(17, 10))).isEqualTo(Color.BLUE);
    }

    @Test
    void a_colour_photo_is_upright_first() throws Exception {
        BufferedImage image = changed(Pictures.jpegHeld(WIDE, 6), new Transformation(0, 10, null, false, false, "png"));
        assertThat(image.getWidth()).isEqualTo(10);
        assertThat(image.getHeight()).isEqualTo(20);
        assertThat(new Color(image.getRGB(5, 2)).getRed()).isGreaterThan(200);
    }

    @Test
    void a_jpeg_is_white_where_it_was_transparent() throws Exception {
        byte[] clear = Pictures.encode(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png");
        byte[] jpeg = transforms.apply(clear, new Transformation(0, null, null, false, false, "jpeg"));
        assertThat(jpeg).startsWith(0xff, 0xd8);
        assertThat(new Color(Pictures.decode(jpeg).getRGB(4, 4))).isEqualTo(Color.WHITE);
    }

    @Test
    void limits_hold_for_what_comes_out_too() {
        byte[] image = Pictures.encode(WIDE, "png");
        assertThatThrownBy(() -> transforms.apply(image, new Transformation(0, 400, null, false, false, "png")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("would have 80000");
        assertThatThrownBy(() -> new Transformation(0, 0, null, false, false, "png"))
                .hasMessageContaining("width");
        assertThatThrownBy(() -> new Transformation(0, 20_001, null, false, false, "png"))
                .hasMessageContaining("width");
        assertThatThrownBy(() -> new Transformation(45, null, null, false, false, "png"))
                .hasMessageContaining("90");
        assertThatThrownBy(() -> new Transformation(0, 10, null, true, false, "png"))
                .hasMessageContaining("both");
    }
}
