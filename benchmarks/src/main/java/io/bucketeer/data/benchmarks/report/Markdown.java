package io.bucketeer.data.benchmarks.report;

/** A page of Markdown under construction. Not thread-safe. */
public final class Markdown {

    private final StringBuilder lines = new StringBuilder();

    public void line(String line) {
        lines.append(line).append('\n');
    }

    /** A heading of the second level, with what must stand around it. */
    public void heading(String heading) {
        line("");
        line("## " + heading);
        line("");
    }

    /** The head of a table. */
    public void table(String... heads) {
        row(heads);
        line("|" + " --- |".repeat(heads.length));
    }

    public void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    /** The finished page. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
