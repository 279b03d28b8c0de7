/** The code generator: read, model, render, write. */
@NullMarked
package io.bucketeer.data.codegen;

import org.jspecify.annotations.NullMarked;
