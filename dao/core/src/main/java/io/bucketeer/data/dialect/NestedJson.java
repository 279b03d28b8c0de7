package io.bucketeer.data.dialect;

import java.io.StringWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON documents as text for a bind value, and from the bytes that a driver returns. */
public final class NestedJson {

    /** MySQL stores no deeper document; ours are a tenth of that deep. */
    private static final int DEPTH = 100;

    private static final int USUAL_LENGTH = 512;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private NestedJson() {}

    /** The document that the writer writes, such as {@link NestedType#writeJson}. */
    public static <T> String write(BiConsumer<JsonGenerator, T> writer, T value) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.accept(out, value);
        }
        return text.toString();
    }

    /**
     * What the reader reads from a whole document, such as {@link NestedType#readJson}.
     *
     * @param document JSON in UTF-8
     * @param unknown told of every key that the library does not know
     * @throws MalformedValueException where this is no JSON, or not of the expected shape
     */
    public static <T> @Nullable T read(
            byte[] document, UnknownMemberListener unknown, Function<JsonReader, @Nullable T> reader) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            T value = reader.apply(new JsonReader(parser, unknown));
            if (parser.nextToken() != null) {
                throw new MalformedValueException("holds something after its end");
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedValueException("is no JSON that can be read" + place(e.getLocation()));
        }
    }

    /** A document that is too deep, or a text that is too long, is refused without a place. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : ", at byte " + location.getByteOffset();
    }
}
