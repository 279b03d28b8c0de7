package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.NestedJson;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;

/** Many texts as one parameter. */
final class MySqlJson {

    private MySqlJson() {}

    /** A JSON array of texts. */
    static String array(Collection<String> texts) {
        return NestedJson.write(MySqlJson::write, texts);
    }

    private static void write(JsonGenerator out, Collection<String> texts) {
        out.writeStartArray();
        texts.forEach(out::writeString);
        out.writeEndArray();
    }
}
