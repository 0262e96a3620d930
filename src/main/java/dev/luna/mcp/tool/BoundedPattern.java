package dev.luna.mcp.tool;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A pattern of a schema that is given up when it takes too many steps or too much stack. Java's regular expressions backtrack, and
 * recurse for each repetition of a group; arguments are checked on the event loop, which must not be held up. Immutable.
 */
final class BoundedPattern implements RegularExpression {

    /** Steps that every check may take, some milliseconds; beyond that, a multiple of the text's length. */
    private static final int STEPS = 3_000_000;

    private static final int STEPS_PER_CHARACTER = 8;

    private final String regex;
    private final Pattern pattern;

    BoundedPattern(String regex) {
        this.regex = regex;
        // As the library's own way of matching with java.util.regex does it.
        this.pattern = Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(RegularExpressions.replaceDollarAnchors(regex)));
    }

    /** @throws PatternLimitException if it cannot be told within the limits */
    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new CountedText(value)).find();
        } catch (StackOverflowError | StepsUsedUp e) {
            throw new PatternLimitException(value, regex);
        }
    }

    /** Ends a match from within; carries no stack trace, as nobody reads it. */
    private static final class StepsUsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepsUsedUp() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often a character of it is looked at. */
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
                throw new StepsUsedUp();
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
