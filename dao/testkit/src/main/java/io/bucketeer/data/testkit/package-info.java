/** Real throw-away database servers; the door is {@code TestServers}. */
@NullMarked
package io.bucketeer.data.testkit;

import org.jspecify.annotations.NullMarked;
