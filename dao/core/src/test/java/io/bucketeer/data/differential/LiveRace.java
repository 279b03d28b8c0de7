package io.bucketeer.data.differential;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/**
 * A race on two threads. Latches decide the order, and in an overlapping one the first ends when the server shows that
 * the second waits for it, or when the second has ended: so it has one outcome.
 */
final class LiveRace<T> {

    private final Race<T> race;
    private final LiveSubject subject;
    private final ExecutorService threads;
    private final CountDownLatch secondHasRead = new CountDownLatch(1);
    private final CountDownLatch firstHasWritten = new CountDownLatch(1);
    private final CountDownLatch onlookerHasLooked = new CountDownLatch(1);
    private final CountDownLatch secondIsAboutToWrite = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final CountDownLatch firstHasEnded = new CountDownLatch(1);

    LiveRace(Race<T> race, LiveSubject subject, ExecutorService threads) {
        this.race = race;
        this.subject = subject;
        this.threads = threads;
    }

    Race.Result run() {
        Future<Outcome> first = threads.submit(this::first);
        Future<Outcome> second = threads.submit(this::second);
        await(firstHasWritten);
        Outcome seen = Outcome.of(race.read());
        onlookerHasLooked.countDown();
        if (race.overlap()) {
            await(secondIsAboutToWrite);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> second.isDone() || subject.seesLockWait());
        }
        firstMayEnd.countDown();
        return new Race.Result(get(first), seen, get(second));
    }

    private Outcome first() {
        try {
            return Outcome.of(() -> subject.inTransaction(this::readAndWriteFirst));
        } finally {
            firstHasWritten.countDown();
            firstHasEnded.countDown();
        }
    }

    private Object readAndWriteFirst() {
        T read = race.read().get();
        await(secondHasRead);
        Object written = race.firstWrite().apply(read);
        firstHasWritten.countDown();
        await(firstMayEnd);
        if (!race.firstCommits()) {
            throw new DeliberateException();
        }
        return written;
    }

    private Outcome second() {
        try {
            return Outcome.of(() -> subject.inTransaction(this::readAndWriteSecond));
        } finally {
            secondHasRead.countDown();
            secondIsAboutToWrite.countDown();
        }
    }

    private Object readAndWriteSecond() {
        T read = race.read().get();
        secondHasRead.countDown();
        await(firstHasWritten);
        await(onlookerHasLooked);
        secondIsAboutToWrite.countDown();
        if (!race.overlap()) {
            await(firstHasEnded);
        }
        return race.secondWrite().apply(read);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome get(Future<Outcome> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
