package io.bucketeer.data.migration.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Migrations made up to show what a rule finds or leaves alone. A case is a text: each file in it begins with a line
 * {@code == <path>}, and what is expected to be found with a line {@code == findings}.
 *
 * @param rule the rule that it is about, which its folder is called after
 * @param name what it is called in reports
 * @param set the migrations
 * @param findings what is found, in order
 */
record LintCase(String rule, String name, MigrationSet set, List<String> findings) {

    private static final Pattern SECTION = Pattern.compile("(?ms)^== (\\S+)\\n(.*?)(?=^== |\\z)");

    static LintCase read(Path path) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            Matcher matcher = SECTION.matcher(Files.readString(path));
            while (matcher.find()) {
                sections.put(matcher.group(1), matcher.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> findings = MigrationSet.lines(sections.getOrDefault("findings", ""));
        List<String> released = MigrationSet.lines(sections.getOrDefault("released.txt", ""));
        String rule = path.getParent().getFileName().toString();
        return new LintCase(rule, rule + "/" + path.getFileName(), MigrationSet.of(sections, released), findings);
    }

    @Override
    public String toString() {
        return name;
    }
}
