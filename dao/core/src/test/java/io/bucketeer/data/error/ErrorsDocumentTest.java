package io.bucketeer.data.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps {@code docs/errors.md} equal to the code. */
class ErrorsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/errors.md");

    /** Any word in code quotes that could be a code. */
    private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z_]+)`");

    private static final String SENTENCE = "\\p{Lu}.{9,}\\.";

    private static final Map<Class<? extends DataAccessException>, Set<ErrorCode>> CODES_BY_EXCEPTION = Map.ofEntries(
            Map.entry(CommitOutcomeUnknownException.class, Set.of(ErrorCode.COMMIT_OUTCOME_UNKNOWN)),
            Map.entry(ConfigurationException.class, ConfigurationException.CODES),
            Map.entry(DuplicateKeyException.class, Set.of(ErrorCode.DUPLICATE_KEY)),
            Map.entry(ForeignKeyViolationException.class, ForeignKeyViolationException.CODES),
            Map.entry(IllegalUseException.class, IllegalUseException.CODES),
            Map.entry(InternalDataAccessException.class, InternalDataAccessException.CODES),
            Map.entry(InvalidDataException.class, InvalidDataException.CODES),
            Map.entry(NotFoundException.class, Set.of(ErrorCode.NOT_FOUND)),
            Map.entry(OptimisticLockException.class, Set.of(ErrorCode.STALE_VERSION)),
            Map.entry(RollbackOnlyException.class, Set.of(ErrorCode.ROLLBACK_ONLY)),
            Map.entry(TimeoutException.class, TimeoutException.CODES),
            Map.entry(TransientDataAccessException.class, TransientDataAccessException.CODES),
            Map.entry(UnavailableException.class, UnavailableException.CODES));

    @Test
    void everySubtypeIsKnownHere() {
        assertThat(CODES_BY_EXCEPTION.keySet()).containsExactlyInAnyOrder(permittedSubclasses());
    }

    @Test
    void everyCodeBelongsToExactlyOneException() {
        assertThat(CODES_BY_EXCEPTION.values().stream().flatMap(Set::stream))
                .containsExactlyInAnyOrder(ErrorCode.values());
    }

    @Test
    void documentListsEveryCodeInOrderWithCategoryExceptionAndRemedy() throws IOException {
        Map<ErrorCode, String> exceptions = new EnumMap<>(ErrorCode.class);
        CODES_BY_EXCEPTION.forEach((type, codes) -> codes.forEach(code -> exceptions.put(code, type.getSimpleName())));
        List<List<String>> expected = Arrays.stream(ErrorCode.values())
                .map(code -> List.of(
                        quoted(code.name()),
                        quoted(code.category().name()),
                        quoted(exceptions.get(code)),
                        code.remedy()))
                .toList();

        List<List<String>> rows = rows(5);

        assertThat(rows.stream().map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(4))))
                .containsExactlyElementsOf(expected);
        assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).matches(SENTENCE));
    }

    @Test
    void documentSpeaksOfNoCodeThatDoesNotExist() throws IOException {
        List<String> named = CODE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named)
                .isSubsetOf(Stream.of(ErrorCode.values(), ErrorCategory.values(), Reason.values())
                        .flatMap(Arrays::stream)
                        .map(Object::toString)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyRemedyIsASentenceThatSaysWhatToDo(ErrorCode code) {
        assertThat(code.remedy()).matches(SENTENCE);
    }

    @Test
    void documentExplainsEveryCategory() throws IOException {
        assertThat(rows(2).stream().map(List::getFirst))
                .containsExactlyElementsOf(Arrays.stream(ErrorCategory.values())
                        .map(category -> quoted(category.name()))
                        .toList());
    }

    @Test
    void documentListsEveryReasonOfAMigrationInOrder() throws IOException {
        List<List<String>> rows = rows(4);

        assertThat(rows.stream().map(List::getFirst))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> quoted(reason.name()))
                        .toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.subList(2, 4)).allMatch(cell -> cell.matches(SENTENCE)));
    }

    private static List<List<String>> rows(int columns) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() == columns)
                .toList();
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends DataAccessException>[] permittedSubclasses() {
        return (Class<? extends DataAccessException>[]) DataAccessException.class.getPermittedSubclasses();
    }
}
