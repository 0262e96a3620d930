package dev.luna.mcp.tool;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A schema pattern whose match is aborted after too many steps or too much stack. Java's regular expressions
 * backtrack, and recurse for each repetition of a group; arguments are validated on the event loop, which must not
 * block. Immutable.
 */
final class BoundedPattern implements RegularExpression {

    /** Steps that every match may take, some milliseconds; longer texts may take a multiple of their length. */
    private static final int STEPS = 3_000_000;

    private static final int STEPS_PER_CHARACTER = 8;

    private final String regex;
    private final Pattern pattern;

    BoundedPattern(String regex) {
        this.regex = regex;
        // The same preparation as in the library's own java.util.regex matcher.
        this.pattern = Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(RegularExpressions.replaceDollarAnchors(regex)));
    }

    /** @throws PatternLimitException if the match exceeds the limits */
    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new CountedText(value)).find();
        } catch (StackOverflowError | StepLimitReached e) {
            throw new PatternLimitException(value, regex);
        }
    }

    /** Aborts a match; without a stack trace, which would cost time and is never logged. */
    private static final class StepLimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepLimitReached() {
            super(null, null, false, false);
        }
    }

    /** A text that limits the number of character reads. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long left;

        CountedText(String text) {
            this.text = text;
            this.left = STEPS + (long) STEPS_PER_CHARACTER * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new StepLimitReached();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
