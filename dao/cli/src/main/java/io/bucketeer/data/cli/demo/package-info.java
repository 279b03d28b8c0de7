/** The main job: one script of calls, played on a MySQL and a PostgreSQL server, every answer compared. */
@NullMarked
package io.bucketeer.data.cli.demo;

import org.jspecify.annotations.NullMarked;
