package io.bucketeer.data.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One sentence of the architecture with the code that would break it. A rule cannot be written without its violation,
 * so none can be one that never fails.
 *
 * @param sentence what holds, as the report shows it
 * @param rule the sentence for ArchUnit
 * @param violation code that the rule must catch
 */
record ArchitectureRule(String sentence, ArchRule rule, Violation violation) {

    @Override
    public String toString() {
        return sentence;
    }
}
