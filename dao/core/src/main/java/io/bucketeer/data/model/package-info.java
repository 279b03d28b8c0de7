/** What the databases hold, as immutable records and open enums; knows no technology. */
@NullMarked
package io.bucketeer.data.model;

import org.jspecify.annotations.NullMarked;
