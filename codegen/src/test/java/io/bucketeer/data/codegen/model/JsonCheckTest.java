package io.bucketeer.data.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonCheckTest {

    private static final Type TEXT = new TextType(Optional.empty());

    private static final DataModel MODEL = new DataModel(
            List.of(),
            List.of(
                    new NestedType(
                            "clause",
                            "",
                            List.of(
                                    member("id", TEXT, false),
                                    member("operator", new EnumRef("Operator"), false),
                                    member("values", new ListType(TEXT), false)),
                            JsonForm.PLAIN),
                    new NestedType(
                            "rule",
                            "",
                            List.of(
                                    member("weight", ScalarType.INT, false),
                                    member("note", TEXT, true),
                                    member("first", new NestedRef("clause"), true)),
                            JsonForm.PLAIN),
                    new NestedType("schema", "", List.of(member("type", TEXT, false)), JsonForm.PROTOJSON)),
            List.of());

    @Test
    void nestedColumnIsAnObjectOrNullWithItsMembersInOrder() {
        assertThat(JsonCheck.text(MODEL, new NestedRef("clause")))
                .isEqualTo("{\"type\":[\"object\",\"null\"],\"properties\":{\"id\":{\"type\":\"string\"},"
                        + "\"operator\":{\"type\":\"integer\"},"
                        + "\"values\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}}}");
    }

    @Test
    void nestedMemberIsAnObjectOrNullAndNullableTextMayBeNull() {
        assertThat(JsonCheck.text(MODEL, new NestedRef("rule")))
                .isEqualTo("{\"type\":[\"object\",\"null\"],\"properties\":{\"weight\":{\"type\":\"integer\"},"
                        + "\"note\":{\"type\":[\"string\",\"null\"]},"
                        + "\"first\":{\"type\":[\"object\",\"null\"],\"properties\":{\"id\":{\"type\":\"string\"},"
                        + "\"operator\":{\"type\":\"integer\"},"
                        + "\"values\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}}}}}");
    }

    @Test
    void elementOfAListIsNeverNull() {
        assertThat(JsonCheck.text(MODEL, new ListType(new NestedRef("clause"))))
                .isEqualTo("{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"object\",\"properties\":"
                        + "{\"id\":{\"type\":\"string\"},\"operator\":{\"type\":\"integer\"},"
                        + "\"values\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}}}}");
    }

    @Test
    void wrapperIsItsList() {
        assertThat(JsonCheck.text(MODEL, new WrapperType("tags", "names", new ListType(TEXT))))
                .isEqualTo("{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}");
    }

    @Test
    void protojsonIsCheckedOnTheOutsideOnly() {
        assertThat(JsonCheck.text(MODEL, new NestedRef("schema"))).isEqualTo("{\"type\":[\"object\",\"null\"]}");
    }

    @Test
    void columnThatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCheck.text(MODEL, ScalarType.INSTANT))
                .withMessageContaining("INSTANT");
    }

    private static Member member(String name, Type type, boolean nullable) {
        return new Member(name, type, nullable, "");
    }
}
