package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kit reads from apt, and what it writes for it. */
final class AptTest {

    private static final VersionLine LINE = new VersionLine("9.7");

    @Test
    void mirrors_areThoseOfTheMachineEachOnce() {
        String addresses = """
                'http://one.example/debian/dists/bookworm/InRelease' one.example_debian_dists_bookworm_InRelease 0\s
                'http://one.example/debian/dists/bookworm-updates/InRelease' one.example_debian_dists_InRelease 0\s
                'https://two.example:8443/x/debian-security/dists/bookworm/updates/InRelease' two.example_InRelease 0\s
                'http://three.example/flat/InRelease' three.example_flat_InRelease 0\s
                'http://one.example/debian/dists/bookworm/main/binary-amd64/Packages.xz' one.example_Packages 0\s
                """;

        assertThat(AptSources.mirrors(addresses))
                .containsExactly("http://one.example/debian", "https://two.example:8443/x/debian-security");
    }

    @Test
    void unstableAt_asksEachMirrorForWhatDebianSigned() {
        String sources = AptSources.unstableAt(
                List.of("http://one.example/debian", "http://two.example/debian"), Path.of("/keys/debian.gpg"));

        assertThat(sources).isEqualTo("""
                Types: deb
                URIs: http://one.example/debian
                Suites: unstable
                Components: main
                Signed-By: /keys/debian.gpg

                Types: deb
                URIs: http://two.example/debian
                Suites: unstable
                Components: main
                Signed-By: /keys/debian.gpg
                """);
    }

    @Test
    void configuration_keepsTheWayToTheMirrorsAndNothingElseOfTheMachine() {
        String dump = """
                APT::Update::Post-Invoke:: "rm -f /var/cache/apt/archives/*.deb";
                APT::Get::AllowUnauthenticated "true";
                Dir::State "var/lib/apt";
                Acquire::http::Proxy "http://proxy.example:3128";
                Acquire::AllowInsecureRepositories "1";
                Acquire::Languages:: "de";
                DPkg::Post-Invoke:: "true";
                """;

        String configuration = AptConfiguration.of(dump, Path.of("/cache/apt"));

        assertThat(configuration)
                .contains("Acquire::http::Proxy \"http://proxy.example:3128\";")
                .contains("Dir::State \"/cache/apt/state\";")
                .contains("Dir::Cache \"/cache/apt/cache\";")
                .contains("Dir::Etc::parts \"/dev/null\";")
                .doesNotContain("Invoke", "true", "var/lib", "\"de\"");
        // apt takes the last word on a setting
        assertThat(configuration.indexOf("Acquire::AllowInsecureRepositories \"1\""))
                .isLessThan(configuration.indexOf("Acquire::AllowInsecureRepositories \"false\""));
    }

    @Test
    void choose_takesTheVersionOfTheLine() {
        List<String> versions = AptSources.versions("""
                 mysql-server-core | 10.1.0-1 | http://one.example/debian unstable/main amd64 Packages
                 mysql-server-core |  9.7.4-2 | http://one.example/debian unstable/main amd64 Packages
                 mysql-server-core |  9.7.4-2 | http://two.example/debian unstable/main amd64 Packages
                """);

        assertThat(versions).containsExactly("10.1.0-1", "9.7.4-2");
        assertThat(DebianPackages.choose(LINE, versions)).isEqualTo("9.7.4-2");
    }

    @Test
    void choose_noVersionOfTheLine_namesWhatThereIs() {
        assertThatThrownBy(() -> DebianPackages.choose(LINE, List.of("10.1.0-1", "9.70.0-1")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("there is 10.1.0-1 and 9.70.0-1");
    }

    @Test
    void reason_isOneLineAndNotThatAMirrorIsOfSomethingElse() {
        String nothingElse = "E: The repository 'http://two.example/x unstable Release' does not have a Release file.";
        String output = "apt-get ended with status 100: Get:1 http://one.example/debian unstable InRelease\n"
                + nothingElse
                + "\nE: The repository 'http://one.example/debian unstable InRelease' is not signed.\n";

        assertThat(Apt.reason(output))
                .isEqualTo("The repository 'http://one.example/debian unstable InRelease' is not signed.");
        assertThat(Apt.reason("apt-get ended with status 100: Err:1\n" + nothingElse))
                .isEqualTo(nothingElse.substring(3));
        assertThat(Apt.reason("apt-get ended with status 137: Get:1\nKilled")).isEqualTo("Killed");
    }
}
