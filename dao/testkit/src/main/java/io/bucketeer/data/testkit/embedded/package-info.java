/**
 * Server binaries from Maven Central and from packages of Debian, run as children of this JVM; the door is
 * {@link io.bucketeer.data.testkit.embedded.EmbeddedServers}. Internal: callers go through
 * {@link io.bucketeer.data.testkit.TestServers}.
 */
@NullMarked
package io.bucketeer.data.testkit.embedded;

import org.jspecify.annotations.NullMarked;
