package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import java.util.function.Supplier;

/** What programs run against: a database behind the library, or the model of one. */
interface Subject {

    /** Its name in reports. */
    String name();

    /** Its repositories; inside a unit of work they take part in it. */
    Session session();

    /** Runs work as a unit, once: a deadlock is a difference, not a reason to try again. */
    <T> T inTransaction(Supplier<T> work);

    /** Runs two units of work at the same time; never called inside one. */
    <T> Race.Result race(Race<T> race);

    /** The secrets of API keys by the names that the program gives them. */
    Secrets secrets();

    /** Stores an API key that is not there as a Go service does, past the library; never called inside a unit. */
    void storeInClear(String environment, ApiKey key, ApiKeySecret secret);

    /** The clock of updates and deletes. */
    SettableClock clock();

    /** How many rows are stored, in whatever environment. */
    long storedRows();

    /** Removes all rows. */
    void clear();
}
