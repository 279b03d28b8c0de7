package io.bucketeer.data.config;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ConfigurationException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks a configuration that was put together by code, by the rules of the file. */
final class Check {

    private final String subject;
    private final List<Problem> problems = new ArrayList<>();

    /** @param subject the type that is built; it stands where a file's name would */
    Check(String subject) {
        this.subject = subject;
    }

    <T> Check value(Key<T> key, T value) {
        if (!key.kind().accepts(value)) {
            String text = key.kind().format(value);
            refuse(key, text, key.kind().rule(text));
        }
        return this;
    }

    Check shorter(Key<Duration> key, Duration value, Key<Duration> longerKey, Duration longer) {
        if (value.compareTo(longer) >= 0) {
            refuse(key, key.kind().format(value), mustBeShorter(longerKey, longer));
        }
        return this;
    }

    /** @param refusal continues "it …" */
    Check that(boolean rule, Key<?> key, String text, String refusal) {
        if (!rule) {
            refuse(key, text, refusal);
        }
        return this;
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    static String mustBeShorter(Key<Duration> longerKey, Duration longer) {
        return "must be shorter than '" + longerKey.name() + "', which is "
                + longerKey.kind().format(longer);
    }

    static String mustBeLonger(Key<Duration> shorterKey, Duration shorter) {
        return "must be longer than '" + shorterKey.name() + "', which is "
                + shorterKey.kind().format(shorter);
    }

    private void refuse(Key<?> key, String text, String rule) {
        problems.add(new Problem(subject, 0, key.name(), text, "it " + rule));
    }
}
