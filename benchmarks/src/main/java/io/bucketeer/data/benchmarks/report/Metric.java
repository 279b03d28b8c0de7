package io.bucketeer.data.benchmarks.report;

import java.util.function.ToDoubleFunction;

/** What is compared. */
enum Metric {
    TIME("time", Sample::micros),
    ALLOCATION("allocation", Sample::bytes),
    CLIENT_CPU("client's processor time", Sample::clientMicros);

    private final String label;
    private final ToDoubleFunction<Sample> value;

    Metric(String label, ToDoubleFunction<Sample> value) {
        this.label = label;
        this.value = value;
    }

    String label() {
        return label;
    }

    double of(Sample sample) {
        return value.applyAsDouble(sample);
    }
}
