package io.bucketeer.data.migration;

import java.util.List;

/**
 * A database that Bucketeer's own migrations made and that may be taken over.
 *
 * @param version the version of this library's migrations that its tables stand at; migrate goes on after it
 * @param notices what its operator should know all the same
 */
public record Adoption(String version, List<AdoptionFinding> notices) {

    public Adoption {
        notices = List.copyOf(notices);
    }
}
