package io.bucketeer.data.cli.schema;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text whose columns stand below each other; without rows nothing is printed. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintWriter out) {
        if (rows.size() == 1) {
            return;
        }
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> row.get(column)
                            + " ".repeat(widths[column] - row.get(column).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
    }
}
