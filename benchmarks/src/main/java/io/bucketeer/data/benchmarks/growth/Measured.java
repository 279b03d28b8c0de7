package io.bucketeer.data.benchmarks.growth;

/** A call on one database, and what it cost there. */
record Measured(GrowthCase growthCase, String database, Growth growth) {

    /** Whether the cost is what was asked. */
    enum Verdict {
        FLAT("flat", "#5b9a68"),
        MISS("miss", "#cc0000"),
        GROWS("grows", "#9aa5b1");

        private final String label;
        private final String color;

        Verdict(String label, String color) {
            this.label = label;
            this.color = color;
        }

        String label() {
            return label;
        }

        String color() {
            return color;
        }
    }

    Verdict verdict() {
        if (!growthCase.isToBeFlat(database)) {
            return Verdict.GROWS;
        }
        return growth.isFlat() ? Verdict.FLAT : Verdict.MISS;
    }

    /** Why it is not flat; empty where it is, or where nobody knows. */
    String reason() {
        return switch (verdict()) {
            case FLAT -> "";
            case MISS -> KnownMisses.cause(growthCase.name(), database);
            case GROWS -> growthCase.grows().getOrDefault(database, "");
        };
    }
}
