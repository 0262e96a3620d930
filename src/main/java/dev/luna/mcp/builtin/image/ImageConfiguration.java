package dev.luna.mcp.builtin.image;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** Binds the beans of the image tools. */
public class ImageConfiguration implements CamelConfiguration {

    /** Images may take half of the memory; the other half is for everything else, their encoded bytes included. */
    private static final int SHARE_OF_MEMORY = 2;

    /** The default, for the stand-in for Luna Services, which has no such limit. */
    private static final String UNLIMITED = "2147483647";

    /** Transforms images. */
    @BindToRegistry("imageTransforms")
    public ImageTransforms imageTransforms(@PropertyInject("luna.image.max-pixels") long pixels) {
        // Turning an image would otherwise look for a screen.
        System.setProperty("java.awt.headless", "true");
        return new ImageTransforms(new ImageLimits(pixels, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }

    /** Reads the options of {@code block:image}. */
    @BindToRegistry("imageBlock")
    public ImageBlock imageBlock(ImageTransforms imageTransforms) {
        return new ImageBlock(imageTransforms);
    }

    /** Makes the results of image tools. */
    @BindToRegistry("imageResults")
    public ImageResults imageResults(
            @PropertyInject(value = "luna.limits.max-result-bytes", defaultValue = UNLIMITED) int maxBytes) {
        return new ImageResults(maxBytes);
    }

    /** Reads the image tools' arguments. */
    @BindToRegistry("imageArguments")
    public ImageArguments imageArguments() {
        return new ImageArguments();
    }
}
