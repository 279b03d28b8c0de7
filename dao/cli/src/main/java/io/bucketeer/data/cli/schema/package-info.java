/** The commands that look at a schema and change it; the door is {@code SchemaCommands}. */
@NullMarked
package io.bucketeer.data.cli.schema;

import org.jspecify.annotations.NullMarked;
