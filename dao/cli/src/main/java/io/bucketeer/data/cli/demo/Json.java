package io.bucketeer.data.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value and the place where it stands, so that a complaint can name it. As in Bucketeer's own files, a key that
 * is missing means the same as {@code null}: the type's empty value.
 *
 * @param place such as {@code features.json: [3].rules[0]}
 */
record Json(String place, JsonNode node) {

    /** A text that must be there. */
    String requiredText(String key) {
        return optional(key).orElseThrow(() -> wrong(key, "is missing")).asText();
    }

    String text(String key) {
        return optional(key).map(Json::asText).orElse("");
    }

    boolean flag(String key) {
        return optional(key).map(Json::asFlag).orElse(false);
    }

    int integer(String key, int fallback) {
        return optional(key).map(Json::asInteger).orElse(fallback);
    }

    /** Epoch seconds. */
    Instant instant(String key) {
        return optional(key).map(Json::asInstant).orElse(Instant.EPOCH);
    }

    List<String> texts(String key) {
        return list(key).stream().map(Json::asText).toList();
    }

    /** The elements of an array. */
    List<Json> list(String key) {
        return optional(key).map(Json::elements).orElse(List.of());
    }

    /** What stands under the key; empty where it is missing or null. */
    Optional<Json> optional(String key) {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(new Json(place + (place.endsWith(": ") ? "" : ".") + key, value));
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** This value's elements. */
    List<Json> elements() {
        if (!node.isArray()) {
            throw wrong("must be an array");
        }
        List<Json> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Json(place + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    String asText() {
        if (!node.isString()) {
            throw wrong("must be a text");
        }
        return node.stringValue();
    }

    int asInteger() {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong("must be a whole number of 32 bits");
        }
        return node.intValue();
    }

    private Instant asInstant() {
        boolean inRange = node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= Instant.MIN.getEpochSecond()
                && node.longValue() <= Instant.MAX.getEpochSecond();
        if (!inRange) {
            throw wrong("must be a whole number of seconds since 1970");
        }
        return Instant.ofEpochSecond(node.longValue());
    }

    private boolean asFlag() {
        if (!node.isBoolean()) {
            throw wrong("must be true or false");
        }
        return node.booleanValue();
    }

    boolean isText() {
        return node.isString();
    }

    DataSetException wrong(String problem) {
        return new DataSetException(place + (place.endsWith(": ") ? "" : " ") + problem);
    }

    private DataSetException wrong(String key, String problem) {
        return new DataSetException(place + (place.endsWith(": ") ? "" : " ") + "'" + key + "' " + problem);
    }
}
