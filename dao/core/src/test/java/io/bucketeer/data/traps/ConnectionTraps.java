package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.contract.SqlRule;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.TagQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** T75 to T82: limits, connections that end, and what drivers do unasked. */
final class ConnectionTraps {

    private static final String TABLE = "create table trap (a int)";
    private static final String THOUSAND_ON_MYSQL =
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000) select i from n";
    private static final List<String> LIMITS = List.of("connectTimeout", "socketTimeout", "tcpKeepAlive");

    private ConnectionTraps() {}

    static List<Trap> all() {
        return List.of(
                timeouts(),
                endedSession(),
                readOnlyServer(),
                readOnlyConnection(),
                addedColumn(),
                orderOfCommits(),
                largeResults(),
                defaults());
    }

    private static Trap timeouts() {
        String table = "create temporary table t (a int)";
        return Trap.of(
                        75,
                        "A statement that takes too long",
                        "MySQL's limit is for reading only; its driver's, when it strikes, has neither code nor SQLSTATE."
                                + " PostgreSQL's is for everything. The library sets the server's limit, on MySQL ends writes by"
                                + " itself, and sets a longer limit for the answer; all are a `TimeoutException`, after which"
                                + " nothing is tried again.")
                .mysql("set max_execution_time = 200", "select sleep(1) from (select 1 union select 2) two")
                .mysql("set max_execution_time = 200", table, "insert into t values (1)", "update t set a = sleep(1)")
                .mysql(
                        queryTimeout(
                                "select count(*) from information_schema.collations a, "
                                        + "information_schema.collations b, information_schema.collations c, information_schema.collations d"))
                .postgres("set statement_timeout = 200", "select pg_sleep(1)")
                .postgres(queryTimeout("select pg_sleep(9)"))
                .shownBy(
                        "t75_statementThatTakesTooLong_isATimeoutOnceAndTheConnectionLives",
                        "a read that takes longer than `pool.statementTimeout`",
                        "refused as STATEMENT_TIMEOUT, once")
                .library(
                        "a write that takes longer than `pool.statementTimeout`",
                        room -> "refused as STATEMENT_TIMEOUT, once, seen by `SlowWriteContract`")
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/mysql", "MySqlWriteLimit")
                .guard("dialect/postgres", "PostgresDriver")
                .guard("dialect", "SqlErrorTranslator");
    }

    private static Probe queryTimeout(String slow) {
        return new Probe("a slow query with `setQueryTimeout(1)`", (connection, others) -> {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(1);
                statement.executeQuery(slow).next();
                return "ends without an error";
            } catch (SQLException e) {
                return e.getClass().getSimpleName() + ": " + Probe.error(e);
            }
        });
    }

    private static Trap endedSession() {
        return Trap.of(
                        76,
                        "A session that is ended",
                        "By an administrator, a failover, a proxy: MySQL closes the line, PostgreSQL says so first. What was not"
                                + " committed is gone; whether a commit was done, nobody knows. The library's errors tell the two"
                                + " apart, and only work that is declared idempotent is run again.")
                .mysql(ended("select connection_id()", "kill %s"))
                .postgres(ended("select pg_backend_pid()", "select pg_terminate_backend(%s)"))
                .shownBy(
                        "t76_sessionThatIsEndedInAUnit_isUnavailableOnceAndReplaced",
                        "a unit whose session is ended",
                        "refused as UNAVAILABLE, once; the next call has another connection")
                .guard("jooq", "Transactions")
                .guard("jooq", "Connections")
                .guard("dialect", "SqlErrorTranslator");
    }

    private static Probe ended(String number, String end) {
        return new Probe("a session ended by another: its next statement", (connection, others) -> {
            Connection victim = others.connect();
            Probe.answer(connection, end.formatted(Probe.answer(victim, number)));
            return Probe.answer(victim, "select 1");
        });
    }

    private static Trap readOnlyServer() {
        return Trap.of(
                        77,
                        "A server that has become read-only",
                        "After a failover the old primary goes on answering, and every write on its connections fails. The pool"
                                + " does not know these errors (1290, 1792 and 1836; 25006) as reasons to give a connection up. The"
                                + " library tells it so: one error each, and they are gone.")
                .mysql(readOnly("", "set session transaction read only"))
                .mysql(readOnly("useLocalSessionState=true", "set session transaction read only"))
                .postgres(readOnly("", "set default_transaction_read_only = on"))
                .shownBy(
                        "t77_connectionThatMayOnlyRead_isGivenUpAfterOneError",
                        "a write, then another, over a connection that may not",
                        "refused as READ_ONLY_SERVER, then stored over a new one")
                .guard("dialect", "PooledDatabaseProvider")
                .guard("dialect/mysql", "MySqlErrorTranslator")
                .guard("dialect/postgres", "PostgresErrorTranslator");
    }

    private static Probe readOnly(String driverSettings, String setting) {
        return new Probe(
                        "`" + setting + "; insert …`"
                                + (driverSettings.isEmpty() ? "" : " with `" + driverSettings + "`"),
                        (connection, others) -> {
                            Probe.answer(connection, TABLE);
                            return Probe.answer(others.connect(driverSettings), setting, "insert into trap values (1)");
                        })
                .dropping();
    }

    private static Trap readOnlyConnection() {
        return Trap.of(
                        78,
                        "Connections that are set to read only",
                        "The driver refuses on one; on the other the server does, and only within a transaction. A pool that forgets"
                                + " to set them back passes the refusal on to someone else. The library sets none so, and has no"
                                + " option for it.")
                .mysql(insertOnReadOnly(true))
                .postgres(insertOnReadOnly(true))
                .postgres(insertOnReadOnly(false))
                .library(
                        "a unit that reads, then writes",
                        room -> room.outcome(() -> room.data().inTransaction(session -> {
                            session.features().listByEnvironment(room.environment());
                            return room.insert(Room.feature("f"));
                        })))
                .guard("jooq", "Connections");
    }

    private static Probe insertOnReadOnly(boolean autoCommit) {
        return new Probe(
                        "`setReadOnly(true)`, then an insert " + (autoCommit ? "on auto-commit" : "in a transaction"),
                        (connection, others) -> {
                            Probe.answer(connection, TABLE);
                            Connection other = others.connect();
                            other.setReadOnly(true);
                            other.setAutoCommit(autoCommit);
                            return Probe.answer(other, "insert into trap values (1)");
                        })
                .dropping();
    }

    private static Trap addedColumn() {
        return Trap.of(
                        79,
                        "A column that is added",
                        "PostgreSQL plans a statement once, and MySQL's driver keeps its columns in mind. Where one is added,"
                                + " `select *` has another result than either knows, and fails on every connection that has"
                                + " prepared it, while a migration runs. Every statement of the library names its columns.")
                .mysql(addedColumn("useServerPrepStmts=true", "*"))
                .mysql(addedColumn("useServerPrepStmts=true", "a"))
                .postgres(addedColumn("prepareThreshold=1", "*"))
                .postgres(addedColumn("prepareThreshold=1", "a"))
                .shownBy("t79_columnThatIsAddedMeanwhile_disturbsNoUnit", "units while a column is added", "go on")
                .library("statements that have `select *`", room -> Room.listed(SqlRule.NAMED_COLUMNS.broken()))
                .guard("jooq", "Renderer");
    }

    private static Probe addedColumn(String settings, String columns) {
        String sql = "select " + columns + " from trap";
        return new Probe("`" + sql + "` prepared, a column added, the same in a transaction", (connection, others) -> {
                    Probe.answer(connection, TABLE, "insert into trap values (7)");
                    Connection other = others.connect(settings);
                    try (PreparedStatement statement = other.prepareStatement(sql)) {
                        statement.executeQuery().close();
                        statement.executeQuery().close();
                        Probe.answer(connection, "alter table trap add column b int");
                        other.setAutoCommit(false);
                        try (ResultSet rows = statement.executeQuery()) {
                            rows.next();
                            return "a = " + rows.getInt("a");
                        }
                    }
                })
                .dropping();
    }

    private static Trap orderOfCommits() {
        return Trap.of(
                        80,
                        "Numbers in order, commits in another",
                        "The row with number 2 can be seen before the one with number 1 is: a reader that goes on after the last"
                                + " number that it saw never sees 1. No column of the library counts, and no reader of it relies on"
                                + " such an order; a cursor is a place in a list, and what is added before it is not in later pages.")
                .mysql(numbers("id int auto_increment primary key", "() values ()"))
                .postgres(numbers("id serial primary key", "default values"))
                .library("tag `2` stored while a unit with tag `1` is open: before and after its commit", room -> {
                    String before = room.data().inTransaction(session -> {
                        session.tags().insert(room.environment(), Room.tag("1", "a"));
                        return Room.elsewhere(() -> {
                            room.data().tags().insert(room.environment(), Room.tag("2", "b"));
                            return ids(room);
                        });
                    });
                    return before + ", then " + ids(room);
                })
                .migration("mysql", "V2.5__harden_tag")
                .migration("postgres", "V1.6__create_tag")
                .notMetToday("there is no queue that is read in order of numbers; the cache's outbox will be one");
    }

    private static Probe numbers(String id, String values) {
        return new Probe(
                        "a row inserted, another inserted and committed: what is seen, before and after the first commit",
                        (connection, others) -> {
                            Probe.answer(connection, "create table trap (" + id + ")");
                            Connection first = others.connect();
                            first.setAutoCommit(false);
                            Probe.answer(first, "insert into trap " + values);
                            Probe.answer(others.connect(), "insert into trap " + values);
                            String before = Probe.answer(connection, "select id from trap order by id");
                            first.commit();
                            return before + "; " + Probe.answer(connection, "select id from trap order by id");
                        })
                .dropping();
    }

    private static String ids(Room room) {
        return room.data().tags().listByEnvironment(room.environment()).stream()
                .map(Tag::id)
                .toList()
                .toString();
    }

    private static Trap largeResults() {
        return Trap.of(
                        81,
                        "Large results",
                        "Both drivers take all rows into memory before they give the first, unless asked in just the right way:"
                                + " MySQL's by a fetch size that is no size, after which the connection can do nothing else;"
                                + " PostgreSQL's by a fetch size and a transaction. The library's streams fetch piece by piece and"
                                + " hold no connection in between.")
                .mysql(firstOfThousand(""))
                .mysql(firstOfThousand(" with `setFetchSize(Integer.MIN_VALUE)`"))
                .postgres(computed(true))
                .postgres(computed(false))
                .library("2,500 tags streamed; one more, the last, stored after the first was taken", room -> {
                    room.data()
                            .tags()
                            .insertAll(
                                    room.environment(),
                                    IntStream.range(0, 2_500)
                                            .mapToObj(i -> Room.tag("" + i, "name " + i))
                                            .toList());
                    Iterator<Tag> rows = room.data().tags().stream(room.environment(), TagQuery.all())
                            .iterator();
                    rows.next();
                    room.data().tags().insert(room.environment(), Room.tag("late", "namf"));
                    List<Tag> rest = new ArrayList<>();
                    rows.forEachRemaining(rest::add);
                    return rest.size() + " more, the last is `" + rest.getLast().id() + "`";
                })
                .guard("jooq", "ListGateway")
                .guard("jooq", "Chunks");
    }

    private static Probe firstOfThousand(String how) {
        return new Probe(
                "one row of a thousand taken" + how + ", then another statement on the connection",
                (connection, others) -> {
                    try (Statement rows = connection.createStatement()) {
                        if (!how.isEmpty()) {
                            rows.setFetchSize(Integer.MIN_VALUE);
                        }
                        rows.executeQuery(THOUSAND_ON_MYSQL).next();
                        return Probe.answerOrError(connection, "select 'all rows had come before'");
                    }
                });
    }

    private static Probe computed(boolean autoCommit) {
        return new Probe(
                "one row of a thousand taken with `setFetchSize(10)` "
                        + (autoCommit ? "on auto-commit" : "in a transaction") + ": rows that the server has made",
                (connection, others) -> {
                    Probe.answer(connection, "create temporary sequence s");
                    connection.setAutoCommit(autoCommit);
                    try (Statement rows = connection.createStatement()) {
                        rows.setFetchSize(10);
                        rows.executeQuery("select nextval('s') from generate_series(1, 1000)")
                                .next();
                        return Probe.answer(connection, "select last_value from s");
                    }
                });
    }

    private static Trap defaults() {
        Probe probe = new Probe(
                "the driver's defaults",
                (connection, others) -> LIMITS.stream()
                        .map(name -> name + " " + property(connection, name))
                        .collect(Collectors.joining(", ")));
        return Trap.of(
                        82,
                        "Drivers that wait for ever",
                        "A server that accepts a connection and then is silent, a switch that forgets it: a thread waits until the"
                                + " process ends. 0 is no limit. The library sets all of them, in code, and a login has one too.")
                .mysql(probe)
                .postgres(probe)
                .library(
                        "a server that accepts and never speaks, `pool.connectionTimeout` being a second",
                        ConnectionTraps::silence)
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/postgres", "PostgresDriver")
                .guard("dialect", "Connector");
    }

    /** A driver that waits for ever would keep this from ending. */
    private static String silence(Room room) {
        PoolConfig second =
                PoolConfig.builder().connectionTimeout(Duration.ofSeconds(1)).build();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String host = silent.getInetAddress().getHostAddress();
            DatabaseConfig config = DatabaseConfig.of(
                            room.database().type(), host, silent.getLocalPort(), "none", "user", "word")
                    .withPool(second);
            return room.outcome(() -> {
                BucketeerData.open(DataConfig.of(config)).close();
                return "opened";
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(Connection connection, String name) {
        try {
            String url = connection.getMetaData().getURL();
            return Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
                    .filter(property -> property.name.equals(name))
                    .map((DriverPropertyInfo property) -> property.value)
                    .findFirst()
                    .orElse("?");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
