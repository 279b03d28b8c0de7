package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What apt is told so that it works in a directory of its own: it reads nothing and changes nothing of the machine's,
 * but for how the machine reaches its mirrors (proxies, certificates), and runs none of its hooks.
 */
final class AptConfiguration {

    private AptConfiguration() {}

    /**
     * The text of a configuration file.
     *
     * @param dump the machine's configuration, as {@code apt-config dump} prints it
     */
    static String of(String dump, Path directory) {
        Stream<String> machine = dump.lines()
                .filter(line -> line.startsWith("Acquire::"))
                .filter(line -> !line.startsWith("Acquire::Languages"));
        List<String> own = List.of(
                "Dir::State \"" + directory.resolve("state") + "\";",
                "Dir::State::status \"" + directory.resolve("status") + "\";",
                "Dir::Cache \"" + directory.resolve("cache") + "\";",
                "Dir::Etc::sourcelist \"" + directory.resolve("unstable.sources") + "\";",
                "Dir::Etc::sourceparts \"/dev/null\";",
                "Dir::Etc::main \"/dev/null\";",
                "Dir::Etc::parts \"/dev/null\";",
                "Dir::Etc::preferences \"/dev/null\";",
                "Dir::Etc::preferencesparts \"/dev/null\";",
                "Acquire::Languages \"none\";",
                "Acquire::AllowInsecureRepositories \"false\";",
                "Acquire::AllowWeakRepositories \"false\";",
                "Acquire::AllowDowngradeToInsecureRepositories \"false\";",
                "APT::Get::AllowUnauthenticated \"false\";",
                "APT::Update::Error-Mode \"any\";",
                "APT::Install-Recommends \"false\";",
                "APT::Architectures { \"amd64\"; };");
        return Stream.concat(machine, own.stream()).collect(Collectors.joining("\n", "", "\n"));
    }
}
