/** Stage two: one logical model, joined from both catalogs and model.yaml, or refused. */
@NullMarked
package io.bucketeer.data.codegen.model;

import org.jspecify.annotations.NullMarked;
