package io.bucketeer.data.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations of a range, both ends included, written with their unit.
 *
 * @param step values are whole multiples of it: drivers and servers take some limits in seconds only
 * @param canBeOff whether {@code off}, which is {@link Duration#ZERO}, is allowed besides the range
 */
record DurationKind(Duration minimum, Duration maximum, Duration step, boolean canBeOff) implements Kind<Duration> {

    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    @Override
    public @Nullable Duration parse(String text) {
        if (canBeOff && text.equals("off")) {
            return Duration.ZERO;
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration value = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        return inRange(value) ? value : null;
    }

    @Override
    public boolean accepts(Duration value) {
        return canBeOff && value.isZero() || inRange(value);
    }

    private boolean inRange(Duration value) {
        return value.compareTo(minimum) >= 0
                && value.compareTo(maximum) <= 0
                && step.multipliedBy(value.dividedBy(step)).equals(value);
    }

    @Override
    public String format(Duration value) {
        if (value.isZero()) {
            return "off";
        }
        long millis = value.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }

    @Override
    public String rule() {
        String unit = step.equals(Duration.ofMillis(1)) ? "(unit ms, s, m or h)" : "in whole seconds (unit s, m or h)";
        return "must be a duration from " + format(minimum) + " to " + format(maximum) + " " + unit
                + (canBeOff ? ", or off" : "");
    }

    @Override
    public String typeName() {
        return "duration";
    }

    @Override
    public String range() {
        return format(minimum) + " to " + format(maximum) + (canBeOff ? ", off" : "");
    }
}
