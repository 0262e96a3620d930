package dev.luna.mcp.builtin.image.format;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.ImagingOpException;
import java.awt.image.Raster;
import java.util.Optional;

/** An ICC profile, which defines the meaning of an image's samples. Not thread-safe. */
final class ColorProfile {

    /** The size limit of a profile; images have smaller ones. */
    static final int LARGEST = 4 << 20;

    /** The difference up to which colours count as equal, because of rounding. */
    private static final int ROUNDING = 2;

    private final int components;
    private final ColorConvertOp conversion;

    private ColorProfile(ICC_Profile profile) {
        this.components = profile.getNumComponents();
        this.conversion =
                new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /**
     * Reads a profile.
     *
     * @param icc the profile, possibly broken; null if there is none
     * @param components of the picture
     * @return nothing if it is broken, for other samples than the picture has, or sRGB: the samples count as sRGB then
     */
    static Optional<ColorProfile> of(byte[] icc, int components) {
        if (icc == null || icc.length > LARGEST) {
            return Optional.empty();
        }
        try {
            ColorProfile profile = new ColorProfile(ICC_Profile.getInstance(icc));
            return profile.components == components && !profile.changesNothing()
                    ? Optional.of(profile)
                    : Optional.empty();
        } catch (IllegalArgumentException | CMMException | ImagingOpException | IndexOutOfBoundsException e) {
            // A broken profile is no reason to refuse a picture that can be read; browsers ignore it, too.
            return Optional.empty();
        }
    }

    int components() {
        return components;
    }

    /** Converts samples, 8 bits each, all channels of a pixel together, to red, green and blue of sRGB. */
    byte[] toSrgb(byte[] samples) {
        int pixels = samples.length / components;
        byte[] rgb = new byte[pixels * 3];
        conversion.filter(
                Raster.createInterleavedRaster(
                        new DataBufferByte(samples, samples.length),
                        pixels,
                        1,
                        samples.length,
                        components,
                        offsets(components),
                        null),
                Raster.createInterleavedRaster(
                        new DataBufferByte(rgb, rgb.length), pixels, 1, rgb.length, 3, offsets(3), null));
        return rgb;
    }

    /** True if the profile is sRGB, found by converting a few colours; this also detects profiles that cannot be applied. */
    private boolean changesNothing() {
        byte[] trial = new byte[81 * components];
        for (int i = 0; i < trial.length; i++) {
            trial[i] = (byte) (components == 1 ? i * 3 : i * 89);
        }
        byte[] converted = toSrgb(trial);
        int difference = 0;
        for (int i = 0; i < converted.length; i++) {
            int before = trial[i * components / 3] & 0xff;
            difference = Math.max(difference, Math.abs(before - (converted[i] & 0xff)));
        }
        return components <= 3 && difference <= ROUNDING;
    }

    private static int[] offsets(int count) {
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = i;
        }
        return offsets;
    }
}
