/** The engine: generated tables and codecs, and the hand-written classes that run them. */
@NullMarked
package io.bucketeer.data.jooq;

import org.jspecify.annotations.NullMarked;
