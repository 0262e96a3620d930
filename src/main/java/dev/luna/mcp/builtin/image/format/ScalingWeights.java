package dev.luna.mcp.builtin.image.format;

/**
 * The weights with which the samples along one side of an image become those of a shorter side: a Hamming window of two steps
 * for each, which is as sharp as bilinear scaling in several steps. Immutable.
 */
final class ScalingWeights {

    /** The maximum number of results to which one sample contributes. */
    static final int OVERLAP = 4;

    private final int[] starts;
    private final float[][] weights;

    /**
     * Computes the weights.
     *
     * @param length of the original side
     * @param scaled its length after scaling, not longer
     */
    ScalingWeights(int length, int scaled) {
        this.starts = new int[scaled];
        this.weights = new float[scaled][];
        double step = (double) length / scaled;
        for (int i = 0; i < scaled; i++) {
            double center = (i + 0.5) * step;
            starts[i] = (int) Math.max(0, center - step + 0.5);
            int end = (int) Math.min(length, center + step + 0.5);
            weights[i] = normalized(starts[i], end, center, step);
        }
    }

    private static float[] normalized(int start, int end, double center, double step) {
        double[] values = new double[end - start];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = window((start + i + 0.5 - center) / step);
            sum += values[i];
        }
        float[] weights = new float[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (values[i] / sum);
        }
        return weights;
    }

    private static double window(double distance) {
        if (distance == 0) {
            return 1;
        }
        double angle = distance * Math.PI;
        return Math.abs(distance) >= 1 ? 0 : Math.sin(angle) / angle * (0.54 + 0.46 * Math.cos(angle));
    }

    /** The length of the scaled side. */
    int size() {
        return starts.length;
    }

    /** The first sample that contributes to a result. */
    int start(int result) {
        return starts[result];
    }

    /** The sample after the last one that contributes to a result. */
    int end(int result) {
        return starts[result] + weights[result].length;
    }

    /** The weights of the samples from {@link #start} on; their sum is 1. */
    float[] of(int result) {
        return weights[result];
    }
}
