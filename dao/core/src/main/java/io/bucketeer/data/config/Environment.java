package io.bucketeer.data.config;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts environment variables in the place of <code>${NAME}</code> and <code>${NAME:default}</code>, once. */
final class Environment {

    /** <code>$${</code> stands for a plain <code>${</code>. */
    private static final Pattern MARKER = Pattern.compile("\\$\\$\\{|\\$\\{(?<content>[^}]*)(?<end>}?)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The text with all variables replaced, or null after a refusal was given.
     *
     * @param literal is applied to what stands between variables, and not to their values
     */
    @Nullable
    String substitute(String text, UnaryOperator<String> literal, Consumer<String> refusal) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = MARKER.matcher(text);
        boolean complete = true;
        int from = 0;
        while (matcher.find()) {
            result.append(literal.apply(text.substring(from, matcher.start())));
            from = matcher.end();
            String value = matcher.group().equals("$${") ? "${" : value(matcher, refusal);
            complete &= value != null;
            result.append(value);
        }
        result.append(literal.apply(text.substring(from)));
        return complete ? result.toString() : null;
    }

    /** The text with every variable turned into as many letters, so that its separators can be looked for. */
    static String mask(String text) {
        return MARKER.matcher(text).replaceAll(found -> "x".repeat(found.group().length()));
    }

    private @Nullable String value(Matcher matcher, Consumer<String> refusal) {
        String content = matcher.group("content");
        int colon = content.indexOf(':');
        String name = colon < 0 ? content : content.substring(0, colon);
        if (matcher.group("end").isEmpty() || !NAME.matcher(name).matches()) {
            refusal.accept("has '${' without the name of an environment variable and '}': "
                    + "write ${NAME} or ${NAME:default}, or $${ for a plain ${");
            return null;
        }
        String value = variables.get(name);
        if (value != null) {
            return value;
        }
        if (colon < 0) {
            refusal.accept("needs the environment variable '" + name + "', which is not set: set it, or write ${" + name
                    + ":default}");
            return null;
        }
        return content.substring(colon + 1);
    }
}
