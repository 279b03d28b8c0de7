package io.bucketeer.data.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A name service in which one host has the address that a file holds; of all others the system's knows. */
public final class MovingHost extends InetAddressResolverProvider {

    static final String NAME = "database.example";

    /** The system property that names the file. */
    static final String FILE = "moving.host.file";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "one host that moves";
    }

    private record Resolver(InetAddressResolver others) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            return host.equals(NAME) ? Stream.of(current()) : others.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return others.lookupByAddress(address);
        }

        private static InetAddress current() throws UnknownHostException {
            try {
                String address = Files.readString(Path.of(System.getProperty(FILE)));
                return InetAddress.getByAddress(
                        NAME, InetAddress.getByName(address).getAddress());
            } catch (IOException e) {
                throw new UnknownHostException(e.toString());
            }
        }
    }
}
