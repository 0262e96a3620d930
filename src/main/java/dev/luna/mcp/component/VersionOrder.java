package dev.luna.mcp.component;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Compares versions part by part: numbers as numbers, other parts as text. Stateless. */
final class VersionOrder implements Comparator<String> {

    private static final Pattern SEPARATOR = Pattern.compile("[.-]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public int compare(String first, String second) {
        String[] a = SEPARATOR.split(first);
        String[] b = SEPARATOR.split(second);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = isNumber(a[i]) && isNumber(b[i])
                    ? Long.compare(Long.parseLong(a[i]), Long.parseLong(b[i]))
                    : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    /** Returns true if code that was built with one version may not work with the other: a newer minor version is needed, or another major one. */
    static boolean isIncompatible(String needed, String present) {
        String[] a = SEPARATOR.split(needed);
        String[] b = SEPARATOR.split(present);
        if (!isNumber(a[0]) || !isNumber(b[0]) || !a[0].equals(b[0])) {
            return !needed.equals(present);
        }
        return number(a, 1) > number(b, 1);
    }

    private static long number(String[] parts, int index) {
        return index < parts.length && isNumber(parts[index]) ? Long.parseLong(parts[index]) : 0;
    }

    private static boolean isNumber(String part) {
        return NUMBER.matcher(part).matches();
    }
}
