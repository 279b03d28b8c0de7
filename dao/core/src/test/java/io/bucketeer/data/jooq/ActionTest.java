package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says of names from outside. */
class ActionTest {

    @Test
    void toString_namesVerbTableKeyAndEnvironment() {
        assertThat(new Action("find", "tag", "prod", "t1")).hasToString("find tag 't1' in environment 'prod'");
        assertThat(new Action("list", "tag", "", null)).hasToString("list tag in environment ''");
        assertThat(new Action("list", "tag", null, null)).hasToString("list tag in all environments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0", "\n", "\r", "\u001B", "\u007F", "\u0085", "\u009B", "\u2028", "\u2029", "\u202E", "\u2066"
            })
    void toString_characterThatChangesALogOrATerminal_isAQuestionMark(String character) {
        assertThat(new Action("find", "tag", "a" + character, character + "b"))
                .hasToString("find tag '?b' in environment 'a?'");
    }

    @Test
    void toString_longKey_isCutBetweenCharacters() {
        assertThat(new Action("find", "tag", "é", "🍣".repeat(101)))
                .hasToString("find tag '" + "🍣".repeat(100) + "…' in environment 'é'");
    }

    @Test
    void unknownMembers_manyOrHostileNames_areCutLikeKeys() {
        Action action = new Action("update", "feature", "e", "f");
        assertThat(Errors.unknownMembers(action, List.of("note", "a\nb")))
                .hasMessageContaining("would lose: [note, a?b]");
        assertThat(Errors.unknownMembers(action, Collections.nCopies(13, "n".repeat(101))))
                .hasMessageContaining("n…] and 3 more")
                .message()
                .hasSizeLessThan(1_500);
    }
}
