package io.bucketeer.data.differential;

/** A step that changes no row. */
interface Reading extends Step {}
