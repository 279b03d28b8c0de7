package io.bucketeer.data.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/traps.md} complete: every trap is there, tried on all three, with a guard and a proof that exist. */
class TrapsPageTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern HEADING = Pattern.compile("^### (T\\d+ .*)$", Pattern.MULTILINE);
    /** What was tried may hold a bar, which is then written with a backslash. */
    private static final Pattern ROW = Pattern.compile(
            "^(\\| (?:MySQL|PostgreSQL|this library) \\| (?:[^|]|\\\\\\|)+ \\| )(?=[^|])", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\((\\.\\./[^)]+)\\)");

    @Test
    void page_hasEveryTrapOnceInOrder() throws IOException {
        List<String> expected = traps().map(Trap::toString).toList();
        assertThat(expected)
                .extracting(title -> title.substring(0, title.indexOf(' ')))
                .isEqualTo(IntStream.rangeClosed(1, 82).mapToObj(i -> "T" + i).toList());
        assertThat(HEADING.matcher(page()).results().map(result -> result.group(1)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void page_showsEveryAttemptOfEveryTrap() throws IOException {
        List<String> entries = List.of(page().split("\n### "));
        assertThat(entries).hasSize(83);
        List<Trap> traps = traps().toList();
        for (int i = 0; i < traps.size(); i++) {
            Trap trap = traps.get(i);
            assertThat(entries.get(i + 1)).startsWith(trap.toString()).contains(trap.why);
            assertThat(rows(entries.get(i + 1))).as(trap.toString()).isEqualTo(tried(trap));
        }
    }

    /** How the rows of a trap must start; what was seen needs the servers. */
    private static List<String> tried(Trap trap) {
        Stream<String> mysql = trap.mysql.stream().map(probe -> PageText.tried("MySQL", probe.what()));
        Stream<String> postgres = trap.postgres.stream().map(probe -> PageText.tried("PostgreSQL", probe.what()));
        Stream<String> library = trap.library.stream().map(use -> PageText.tried("this library", use.what()));
        return Stream.of(mysql, postgres, library).flatMap(rows -> rows).toList();
    }

    /** Each up to what was seen, which is not empty. */
    private static List<String> rows(String entry) {
        return ROW.matcher(entry).results().map(row -> row.group(1)).toList();
    }

    @Test
    void everyTrap_hasAGuardAndTests_andThePageNamesThem() throws IOException {
        List<String> expected = new ArrayList<>();
        for (TrapSection section : TrapSection.values()) {
            for (Trap trap : section.traps()) {
                assertThat(trap.guards).as(trap.toString()).isNotEmpty();
                assertThat(section.tests(trap)).as(trap.toString()).isNotEmpty();
                expected.addAll(section.tests(trap));
            }
        }
        assertThat(page()).contains(expected);
    }

    @Test
    void everyLink_leadsToAFile() throws IOException {
        List<String> links =
                LINK.matcher(page()).results().map(result -> result.group(1)).toList();
        assertThat(links).hasSizeGreaterThan(90);
        assertThat(links).allSatisfy(link -> assertThat(DOCS.resolve(link)).isRegularFile());
        assertThat(traps().flatMap(trap -> trap.guards.stream()))
                .allSatisfy(guard -> assertThat(links).contains("../" + guard.getValue()));
    }

    /** Only what events will meet first may be here; the page says why. */
    @Test
    void trapsThatNothingMeetsToday_areTheseAndSayWhy() throws IOException {
        List<Trap> unmet = traps().filter(trap -> !trap.notMetToday.isEmpty()).toList();
        assertThat(unmet).extracting(trap -> trap.number).containsExactly(56, 68, 69, 80);
        assertThat(page().lines().filter(line -> line.startsWith("Not met today: ")))
                .containsExactlyElementsOf(unmet.stream()
                        .map(trap -> "Not met today: " + trap.notMetToday + ".")
                        .toList());
    }

    private static Stream<Trap> traps() {
        return Arrays.stream(TrapSection.values()).flatMap(section -> section.traps().stream());
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("traps.md"));
    }
}
