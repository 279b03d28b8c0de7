package io.bucketeer.data.jooq;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * The key of rows of all environments, which has two parts.
 *
 * @param environmentId its first part
 * @param id its second part
 * @param environmentIdOf the first part of a row
 * @param idOf the second part of a row
 */
record DirectoryKey<T>(
        TableField<Record, String> environmentId,
        TableField<Record, String> id,
        Function<T, String> environmentIdOf,
        Function<T, String> idOf) {}
