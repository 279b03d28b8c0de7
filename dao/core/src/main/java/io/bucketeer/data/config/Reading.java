package io.bucketeer.data.config;

/** What every reader of one file shares. */
record Reading(Problems problems, Environment environment) {}
