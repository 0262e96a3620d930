package dev.luna.mcp.tool.loading;

import org.apache.camel.language.bean.BeanLanguage;

/**
 * The {@code bean} language, which Simple also uses for methods of a value, such as {@code ${body.trim()}}. A text is such a value
 * here and nothing else. Camel's own language replaces placeholders in it and looks it up if it begins with {@code #}, and the text
 * may come from a client: {@code {{luna.auth-token}}} would become the token. Safe for use by many threads.
 */
public final class LiteralBeanLanguage extends BeanLanguage {

    /** Index of the value among the properties of an expression; a name of a bean has another one. */
    private static final int VALUE = 1;

    @Override
    protected <T> T property(Class<T> type, Object[] properties, int index, Object defaultValue) {
        if (index == VALUE
                && properties != null
                && properties.length > VALUE
                && properties[VALUE] instanceof String text) {
            return type.cast(text);
        }
        return super.property(type, properties, index, defaultValue);
    }
}
