package io.bucketeer.data.testkit.embedded;

/** Whether servers flush every commit to the disk: {@code testkit.durable=true}, for benchmarks. */
final class Durability {

    private Durability() {}

    static boolean isOn() {
        return Boolean.getBoolean("testkit.durable");
    }

    static String note() {
        return isOn() ? ", durable" : "";
    }
}
