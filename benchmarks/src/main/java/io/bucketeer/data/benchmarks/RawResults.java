package io.bucketeer.data.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** JMH's own JSON, without the place where this machine keeps its Java. */
public final class RawResults {

    private RawResults() {}

    public static void write(List<RunResult> results, Path file) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(json, true, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        String text = json.toString(StandardCharsets.UTF_8);
        Files.writeString(file, text.replaceAll("\"jvm\" : \"[^\"]*\"", "\"jvm\" : \"java\""));
    }
}
