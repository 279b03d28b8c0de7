package io.bucketeer.data.testkit.embedded;

import java.util.HexFormat;
import java.util.List;

/**
 * A shared library for Linux on x86-64, small enough to be written without a compiler: functions of a few bytes that
 * call nothing and keep nothing.
 *
 * @param name the file name, under which programs ask for it
 * @param functions what it exports
 */
record ElfLibrary(String name, List<Function> functions) {

    /**
     * One exported function.
     *
     * @param version the version of the symbol that programs were linked against
     * @param code machine code, which ends with a return
     */
    record Function(String name, String version, Code code) {}

    /**
     * Machine code that may stand anywhere in memory.
     *
     * @param hex two hexadecimal digits per byte
     */
    record Code(String hex) {

        static final Code RETURN = new Code("c3");

        /** {@code xor eax, eax; ret}. */
        static final Code RETURN_NULL = new Code("31c0c3");

        /** {@code mov eax, -1; ret}. */
        static final Code RETURN_MINUS_ONE = new Code("b8ffffffffc3");

        /**
         * {@code mov r10, rcx; mov eax, number; syscall; ret}: hands its arguments to the kernel, returns the answer.
         */
        static Code systemCall(byte number) {
            return new Code("4989cab8" + HexFormat.of().toHexDigits(number) + "0000000f05c3");
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    ElfLibrary {
        functions = List.copyOf(functions);
    }

    byte[] toBytes() {
        return new ElfWriter(this).write();
    }
}
