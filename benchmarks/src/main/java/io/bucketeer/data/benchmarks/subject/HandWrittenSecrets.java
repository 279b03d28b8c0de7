package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * API keys by hand-written JDBC, on the library's pool with the library's driver settings: fixed SQL, no look at the
 * secret's form, no translation of errors, but the same hash and the same record.
 */
final class HandWrittenSecrets implements SecretReads {

    private static final String FIND =
            "select k.id, k.name, k.role, k.disabled, k.created_at, k.updated_at, k.maintainer, k.description,"
                    + " k.last_used_at, e.id, e.name, e.url_code, e.description, e.project_id, e.organization_id,"
                    + " e.archived, e.require_comment, e.auto_archive_enabled, e.auto_archive_unused_days,"
                    + " e.auto_archive_check_code_refs, e.created_at, e.updated_at, p.url_code, p.disabled"
                    + " from api_key k join environment_v2 e on e.id = k.environment_id"
                    + " join project p on p.id = e.project_id where k.secret_hash = ?";

    private final OpenDatabase database;

    HandWrittenSecrets(OpenDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<EnvironmentApiKey> findBySecret(ApiKeySecret secret) throws SQLException {
        String hash = hash(secret.reveal());
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new EnvironmentApiKey(
                                apiKey(row), environment(row), row.getString(23), row.getBoolean(24)))
                        : Optional.empty();
            }
        }
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ApiKey apiKey(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString(1),
                row.getString(2),
                ApiKeyRole.of(row.getInt(3)),
                row.getBoolean(4),
                Instant.ofEpochSecond(row.getLong(5)),
                Instant.ofEpochSecond(row.getLong(6)),
                row.getString(7),
                row.getString(8),
                Instant.ofEpochSecond(row.getLong(9)));
    }

    private static Environment environment(ResultSet row) throws SQLException {
        return new Environment(
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(16),
                row.getBoolean(17),
                row.getBoolean(18),
                row.getInt(19),
                row.getBoolean(20),
                Instant.ofEpochSecond(row.getLong(21)),
                Instant.ofEpochSecond(row.getLong(22)));
    }

    @Override
    public void close() {
        database.close();
    }
}
