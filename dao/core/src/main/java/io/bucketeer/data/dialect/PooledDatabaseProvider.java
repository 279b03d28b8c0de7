package io.bucketeer.data.dialect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens databases of one engine behind a HikariCP pool: all that is the same on every engine. */
public abstract class PooledDatabaseProvider implements DatabaseProvider {

    /** Connections that are kept open while nobody needs them. */
    private static final int IDLE = 2;

    /** For the subclass of one database. */
    protected PooledDatabaseProvider() {}

    /** How the engine's driver is set up. */
    protected abstract DatabaseDriver driver();

    /** What the engine does differently, with such a pool. */
    protected abstract Dialect dialect(PoolConfig pool);

    @Override
    public final OpenDatabase open(DatabaseConfig config) {
        DatabaseDriver driver = driver();
        driver.load();
        QuietJooq.load();
        Dialect dialect = dialect(config.pool());
        Limits limits = Limits.ofService(config.pool());
        Connector connector = new Connector(driver, config, limits, dialect.errorTranslator());
        check(config, driver, connector, dialect.errorTranslator());
        WriteLimit writeLimit = driver.writeLimit(new ConnectorSource(connector, WriteLimit.LEFT_TO_SERVER), limits);
        HikariDataSource pool = new HikariDataSource(
                settings(config, new ConnectorSource(connector, writeLimit), dialect.errorTranslator()));
        return new OpenDatabase(pool, dialect, () -> {
            pool.close();
            writeLimit.close();
        });
    }

    @Override
    public final DataSource forMigration(DatabaseConfig config) {
        if (config.pool().pooler()) {
            throw new ConfigurationException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "'pool.pooler' is true, but a migration needs sessions of its own: for it, name the server itself"
                            + " and leave that key out",
                    null);
        }
        DatabaseDriver driver = driver();
        driver.load();
        Connector connector = new Connector(
                driver,
                config,
                Limits.ofMigration(config.pool()),
                dialect(config.pool()).errorTranslator());
        return new ConnectorSource(connector, WriteLimit.LEFT_TO_SERVER);
    }

    /** On a connection of its own: the first refusal is told as it is, and at once, not after the pool's attempts. */
    private static void check(
            DatabaseConfig config, DatabaseDriver driver, Connector connector, ErrorTranslator errors) {
        OpeningCheck check = new OpeningCheck(Connector.name(config));
        try (Connection connection = connector.connect()) {
            check.settings(driver.settings(connection));
            check.schema(connection);
        } catch (SQLException e) {
            throw e.getCause() instanceof DataAccessException failure
                    ? failure
                    : errors.translate("check " + Connector.name(config), e);
        }
        check.throwIfAny();
    }

    private static HikariConfig settings(DatabaseConfig config, DataSource source, ErrorTranslator errors) {
        PoolConfig limits = config.pool();
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("bucketeer-" + config.type());
        settings.setDataSource(source);
        settings.setMaximumPoolSize(limits.maximumSize());
        settings.setMinimumIdle(Math.min(IDLE, limits.maximumSize()));
        settings.setConnectionTimeout(limits.connectionTimeout().toMillis());
        settings.setValidationTimeout(limits.connectionTimeout().toMillis());
        settings.setKeepaliveTime(limits.keepaliveTime().toMillis());
        settings.setMaxLifetime(limits.maxLifetime().toMillis());
        settings.setLeakDetectionThreshold(limits.leakDetection().toMillis());
        settings.setInitializationFailTimeout(-1); // the check has been made
        settings.setExceptionOverride(new Eviction(errors));
        return settings;
    }

    /** After a failover the old primary still answers, but takes no writes: its connections must go. */
    private record Eviction(ErrorTranslator errors) implements SQLExceptionOverride {

        @java.lang.Override // Hikari's enum of answers has the same name
        public Override adjudicate(SQLException error) {
            return errors.translate("", error) instanceof UnavailableException
                    ? Override.MUST_EVICT
                    : Override.CONTINUE_EVICT;
        }
    }
}
