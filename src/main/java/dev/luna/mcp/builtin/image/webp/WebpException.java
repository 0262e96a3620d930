package dev.luna.mcp.builtin.image.webp;

import java.io.IOException;

/** A lossless WebP stream that contradicts its format. */
public final class WebpException extends IOException {

    private static final long serialVersionUID = 1L;

    WebpException(String message) {
        super(message);
    }
}
