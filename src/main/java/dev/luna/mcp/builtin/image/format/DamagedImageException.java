package dev.luna.mcp.builtin.image.format;

/** A file that contradicts its own format. The message is for developers; callers are told that the image is damaged. */
final class DamagedImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedImageException(String message) {
        super(message);
    }
}
