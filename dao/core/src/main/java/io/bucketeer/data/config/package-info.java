/**
 * The configuration as values; {@link DataConfig} is the door: it reads the YAML file and reports all problems at once.
 */
@NullMarked
package io.bucketeer.data.config;

import org.jspecify.annotations.NullMarked;
