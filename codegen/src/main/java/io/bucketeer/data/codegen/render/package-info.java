/** Stage three: from the model to source text; a pure function, no disk and no database. */
@NullMarked
package io.bucketeer.data.codegen.render;

import org.jspecify.annotations.NullMarked;
