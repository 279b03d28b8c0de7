package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.CompositeReader;
import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedCodec;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's text form, {@code (a,"b ""x""",)} and {@code {a,"b \"x\"",NULL}}, which quotes its members anew at
 * every level of nesting. The server sends it the first time that a connection executes a statement, so it must be
 * right rather than fast.
 */
final class TextCompositeReader extends CompositeReader {

    private final UnknownMemberListener unknown;
    private final Deque<Members> composites = new ArrayDeque<>();

    /** The text of the value that is to be read next. */
    private String value;

    TextCompositeReader(String text, UnknownMemberListener unknown) {
        this.value = text;
        this.unknown = unknown;
    }

    @Override
    public int begin() {
        composites.push(new Members(TextForm.attributes(value)));
        return composites.size() - 1;
    }

    @Override
    public void end(int outer) {
        Members members = composites.pop();
        if (composites.size() != outer) {
            throw new IllegalStateException("composites are left in another order than they were entered");
        }
        while (members.values.hasNext()) {
            if (members.next() != null) {
                unknown.found("attribute " + members.read);
            }
        }
    }

    @Override
    public String text() {
        String text = attribute();
        return text == null ? "" : text;
    }

    @Override
    public int integer() {
        String text = attribute();
        if (text == null) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw malformed("something else than a number");
        }
    }

    @Override
    public List<String> texts() {
        String text = attribute();
        if (text == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (String element : TextForm.elements(text)) {
            texts.add(required(element));
        }
        return List.copyOf(texts);
    }

    @Override
    public <T> @Nullable T nested(NestedCodec<T> codec) {
        String text = attribute();
        if (text == null) {
            return null;
        }
        value = text;
        return codec.read(this);
    }

    @Override
    public <T> List<T> list(NestedCodec<T> codec) {
        String text = attribute();
        if (text == null) {
            return List.of();
        }
        value = text;
        return array(codec);
    }

    @Override
    public <T> List<T> array(NestedCodec<T> codec) {
        List<T> list = new ArrayList<>();
        for (String element : TextForm.elements(value)) {
            value = required(element);
            list.add(codec.read(this));
        }
        return List.copyOf(list);
    }

    private @Nullable String attribute() {
        return composites.element().next();
    }

    private static String required(@Nullable String element) {
        if (element == null) {
            throw malformed("a null element");
        }
        return element;
    }

    private static MalformedValueException malformed(String found) {
        return new MalformedValueException("holds " + found + " in its text form");
    }

    /** The attributes of one composite, and how many of them were read. */
    private static final class Members {

        private final Iterator<@Nullable String> values;
        private int read;

        Members(List<@Nullable String> values) {
            this.values = values.iterator();
        }

        @Nullable
        String next() {
            if (!values.hasNext()) {
                return null;
            }
            read++;
            return values.next();
        }
    }
}
