package io.bucketeer.data.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Reads a JSON document as streaming codecs want it: a missing key or JSON {@code null} is the zero value, unknown keys
 * are skipped and reported. Not thread-safe; one per document.
 *
 * <p>Reading an object: {@code for (String key = in.firstKey(); key != null; key = in.nextKey()) switch (key) …}, where
 * every case takes the value by exactly one of {@link #text}, {@link #integer}, {@link #texts}, {@link #nested},
 * {@link #list}, {@link #skip}.
 */
public final class JsonReader {

    private final JsonParser parser;
    private final UnknownMemberListener unknown;

    /** The parser stands at the document's first token. */
    public JsonReader(JsonParser parser, UnknownMemberListener unknown) {
        this.parser = parser;
        this.unknown = unknown;
    }

    /** Enters the object that the reader stands at; its first key, or {@code null} when it is empty. */
    public @Nullable String firstKey() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("an object");
        }
        return parser.nextName();
    }

    /** The next key of the object, or {@code null} at its end. */
    public @Nullable String nextKey() {
        return parser.nextName();
    }

    /** The text that follows; {@code ""} for JSON null. */
    public String text() {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        throw unexpected("text");
    }

    /** The whole number that follows; 0 for JSON null. */
    public int integer() {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return number();
        }
        if (token == JsonToken.VALUE_NULL) {
            return 0;
        }
        throw unexpected("a whole number");
    }

    /**
     * The number that follows, or the number of the name that follows; 0 for JSON null. An unknown name is malformed.
     */
    public int integerOrName(ToIntFunction<String> numberOfName) {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            try {
                return numberOfName.applyAsInt(parser.getString());
            } catch (IllegalArgumentException e) {
                // its message holds the stored text
                throw new MalformedValueException("holds a name that stands for no number, at " + place());
            }
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return number();
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        throw unexpected("a name or a whole number");
    }

    /** The list of texts that follows; empty for JSON null. */
    public List<String> texts() {
        parser.nextToken();
        return textsHere();
    }

    /** The list of texts that the reader stands at. */
    public List<String> textsHere() {
        if (!enterArray()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw unexpected("text");
            }
            texts.add(parser.getString());
        }
        return List.copyOf(texts);
    }

    /** The object that follows; {@code null} for JSON null. */
    public <T> @Nullable T nested(NestedCodec<T> codec) {
        parser.nextToken();
        return nestedHere(codec);
    }

    /** The object that the reader stands at; {@code null} for JSON null. */
    public <T> @Nullable T nestedHere(NestedCodec<T> codec) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : codec.read(this);
    }

    /** The list of objects that follows; empty for JSON null. */
    public <T> List<T> list(NestedCodec<T> codec) {
        parser.nextToken();
        return listHere(codec);
    }

    /** The list of objects that the reader stands at; empty for JSON null. */
    public <T> List<T> listHere(NestedCodec<T> codec) {
        if (!enterArray()) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(codec.read(this));
        }
        return List.copyOf(list);
    }

    /** Skips the value of a key that the library does not know, and reports the key. */
    public void skip(String key) {
        parser.nextToken();
        parser.skipChildren();
        unknown.found(key);
    }

    private int number() {
        try {
            return parser.getIntValue();
        } catch (InputCoercionException e) {
            // its message holds the stored number
            throw new MalformedValueException("holds a number beyond 32 bits, at " + place());
        }
    }

    private boolean enterArray() {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("a list");
        }
        return true;
    }

    private MalformedValueException unexpected(String wanted) {
        return new MalformedValueException(
                "holds " + parser.currentToken() + " where " + wanted + " was expected, at " + place());
    }

    private String place() {
        String place = parser.streamReadContext().pathAsPointer().toString();
        return place.isEmpty() ? "its root" : place;
    }
}
