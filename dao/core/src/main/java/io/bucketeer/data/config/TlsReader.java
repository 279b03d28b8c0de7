package io.bucketeer.data.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code tls} and {@code params.pemFile}, which mean the same connection. */
final class TlsReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(TlsReader.class);

    private final Section params;
    private final Section tls;

    TlsReader(Section params, Section tls) {
        this.params = params;
        this.tls = tls;
    }

    /** @param endpoint whose URL may say the mode, and whose host has a default; empty after a problem with it */
    Tls read(Optional<Endpoint> endpoint) {
        Optional<Path> caFile = caFile();
        String host = endpoint.map(Endpoint::host).orElse("");
        String scheme = endpoint.map(Endpoint::scheme).orElse("");
        if (scheme.startsWith("redis")) {
            return ofScheme(scheme, host, caFile);
        }
        Optional<Tls.Mode> mode = tls.find(Keys.TLS_MODE).map(Tls.Mode::of);
        if (mode.isEmpty()) {
            return caFile.map(Tls::verifyFull).orElseGet(() -> Tls.defaultFor(host));
        }
        if (mode.get() == Tls.Mode.OFF) {
            refuseCertificates("'" + tls.nameOf(Keys.TLS_MODE.name()) + ": off'");
            warnUnlessLoopback(host, tls.nameOf(Keys.TLS_MODE.name()));
            return Tls.off();
        }
        return new Tls(Tls.Mode.VERIFY_FULL, caFile);
    }

    private Tls ofScheme(String scheme, String host, Optional<Path> caFile) {
        String url = "'" + params.nameOf(Keys.URL.name()) + "'";
        if (tls.has(Keys.TLS_MODE)) {
            tls.problem(
                    Keys.TLS_MODE.name(),
                    "cannot be combined with " + url + ": its scheme says it, rediss or redis; remove this key");
        }
        if (scheme.equals("rediss")) {
            return new Tls(Tls.Mode.VERIFY_FULL, caFile);
        }
        refuseCertificates(url + " of scheme redis, which is not encrypted; use rediss");
        warnUnlessLoopback(host, params.nameOf(Keys.URL.name()));
        return Tls.off();
    }

    private void refuseCertificates(String contradiction) {
        if (tls.has(Keys.CA_FILE)) {
            tls.problem(Keys.CA_FILE.name(), "cannot be combined with " + contradiction);
        }
        if (params.has(Keys.PEM_FILE)) {
            params.problem(Keys.PEM_FILE.name(), "cannot be combined with " + contradiction);
        }
    }

    private static void warnUnlessLoopback(String host, String key) {
        if (!host.isEmpty() && !Host.isLoopback(host)) {
            LOGGER.warn("'{}' turns TLS off: traffic to {} is not encrypted and the server not verified", key, host);
        }
    }

    private Optional<Path> caFile() {
        if (params.has(Keys.PEM_FILE) && tls.has(Keys.CA_FILE)) {
            tls.problem(
                    Keys.CA_FILE.name(),
                    "cannot be combined with '" + params.nameOf(Keys.PEM_FILE.name()) + "': keep one");
        }
        Optional<Path> pemFile = certificates(params, Keys.PEM_FILE);
        Optional<Path> caFile = certificates(tls, Keys.CA_FILE);
        return pemFile.or(() -> caFile);
    }

    private static Optional<Path> certificates(Section section, Key<Path> key) {
        Optional<Path> file = section.find(key);
        file.flatMap(TlsReader::refusal)
                .ifPresent(reason -> section.refuse(key, "must be a PEM file of CA certificates: " + reason));
        return file;
    }

    private static Optional<String> refusal(Path file) {
        try {
            byte[] bytes = SmallFile.bytes(file);
            boolean none = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .isEmpty();
            return none ? Optional.of("it holds none") : Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (CertificateException e) {
            return Optional.of("it cannot be decoded");
        }
    }
}
