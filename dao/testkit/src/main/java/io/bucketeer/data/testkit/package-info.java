/**
 * Real throw-away MySQL, PostgreSQL and Redis servers; the door is {@link io.bucketeer.data.testkit.TestServers}.
 */
@NullMarked
package io.bucketeer.data.testkit;

import org.jspecify.annotations.NullMarked;
