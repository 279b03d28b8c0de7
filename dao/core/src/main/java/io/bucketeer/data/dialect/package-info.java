/** What differs between databases, behind small ports; one package per database holds all of it. */
@NullMarked
package io.bucketeer.data.dialect;

import org.jspecify.annotations.NullMarked;
