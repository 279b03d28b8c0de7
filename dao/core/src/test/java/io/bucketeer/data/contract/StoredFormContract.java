package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.UnknownMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the database, read past the library: exactly Bucketeer's shape, and room for newer writers. */
abstract class StoredFormContract extends DatabaseContract {

    private static final JsonMapper JSON = new JsonMapper();

    /** The whole feature row as one JSON object, made by the server; nested columns as they are stored. */
    abstract String storedRow(String id);

    /** Gives the first variation of a stored feature a member that this release does not know. */
    abstract void addUnknownMember(String id);

    /** The documented value-schema column: its JSON form differs from the composite's. */
    abstract String storedValueSchema();

    @Test
    void insert_feature_isStoredAsDocumentedNoKeyMissingOrExtra() throws IOException {
        data.features().insert("env-staging", Samples.checkoutRedesign());
        ObjectNode expected = (ObjectNode) sample();
        expected.set("variation_value_schema", JSON.readTree(storedValueSchema()));
        assertThat(JSON.readTree(storedRow("checkout-redesign"))).isEqualTo(expected);
    }

    @Test
    void insert_emptyLists_areStoredAsEmptyListsNotAsNull() {
        data.features()
                .insert("env-staging", Samples.plain("empty").targets(List.of()).build());
        JsonNode row = JSON.readTree(storedRow("empty"));
        for (String column : List.of("targets", "rules", "tags", "prerequisites")) {
            assertThat(row.get(column)).as(column).isEqualTo(JSON.createArrayNode());
        }
        assertThat(row.get("variation_value_schema").isNull()).isTrue();
    }

    @Test
    void update_rowWithMembersOfANewerRelease_isRefusedUnlessAllowed() {
        Feature feature = Samples.plain("newer").build();
        data.features().insert("env-staging", feature);
        addUnknownMember("newer");
        assertThat(data.features().find("env-staging", "newer")).contains(feature);
        assertThat(data.features().update("env-staging", feature)).isEqualTo(feature);
        Feature changed = feature.toBuilder().enabled(true).build();
        assertThatThrownBy(() -> data.features().update("env-staging", changed))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_MEMBERS));
        assertThat(data.features().find("env-staging", "newer")).contains(feature);
        Feature stored = data.features().update("env-staging", changed, UnknownMembers.DISCARD);
        assertThat(stored.version()).isEqualTo(2);
        assertThat(data.features()
                        .update("env-staging", stored.toBuilder().enabled(false).build())
                        .version())
                .isEqualTo(3);
    }

    @Test
    void insert_afterANewerReleaseAddedAMember_stillWorks() {
        data.features().insert("env-staging", Samples.plain("before").build());
        addUnknownMember("before");
        Feature after = Samples.plain("after").build();
        data.features().insert("env-staging", after);
        assertThat(data.features().find("env-staging", "after")).contains(after);
    }

    private static JsonNode sample() throws IOException {
        try (InputStream in = StoredFormContract.class.getResourceAsStream("feature.json")) {
            return JSON.readTree(in);
        }
    }
}
