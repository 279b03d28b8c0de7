package io.bucketeer.data.jooq;

import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.repository.ApiKeySecret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Which secrets of API keys there can be, and what is stored of them. Thread-safe. */
final class SecretRules {

    private final ApiKeysConfig config;

    SecretRules(ApiKeysConfig config) {
        this.config = config;
    }

    /** Whether keys are found whose secret is stored in clear, or was not made by this library. */
    boolean legacyLookup() {
        return config.legacyLookup();
    }

    /** Whether the secret is stored in clear beside its hash. */
    boolean storesInClear() {
        return config.storeSecret();
    }

    /** What the column of the secret in clear holds for a key whose hash is stored. */
    String inClear(ApiKeySecret secret) {
        return config.storeSecret() ? secret.reveal() : "";
    }

    /** SHA-256 in hexadecimal, small letters: as both servers compute it of a secret in clear. */
    static String hash(ApiKeySecret secret) {
        return HexFormat.of().formatHex(Cursor.sha256().digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether any key can have this secret: junk is told here, so that it costs nobody a connection. */
    boolean canExist(ApiKeySecret secret) {
        return config.legacyLookup() ? isStorable(secret.reveal()) : secret.isWellFormed();
    }

    private static boolean isStorable(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= ApiKeySecret.MAX_LENGTH
                && text.indexOf(0) < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Reports what keeps a secret from being stored, or from being found again. */
    void check(Validator validator, ApiKeySecret secret) {
        if (secret.reveal().isEmpty()) {
            validator.report("secret", "is empty");
        } else if (!config.legacyLookup() && !secret.isWellFormed()) {
            validator.report(
                    "secret", "was not made by this library, and no other is found while apiKeys.legacyLookup is off");
        } else {
            validator.text("secret", secret.reveal(), ApiKeySecret.MAX_LENGTH);
        }
    }
}
