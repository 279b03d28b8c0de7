package io.bucketeer.data.testkit;

import java.util.List;

/** One way to come by a server. A way that cannot serve throws {@link SourceUnavailableException} with the reason. */
interface ServerSource {

    /** All ways, in the order in which they are tried. */
    List<ServerSource> ALL = List.of(new UrlSource(System.getenv()), new DockerSource(), new EmbeddedSource());

    /** The value of {@code testkit.mode} that allows only this way. */
    String mode();

    ServerAddress database(DatabaseRequest request);

    ServerAddress redis();
}
