package io.bucketeer.data.testkit.embedded;

import io.bucketeer.data.testkit.embedded.ElfLibrary.Function;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes a shared library with what the dynamic linker reads and no more; sections, which only tools read, are left
 * out.
 *
 * <p>The first page is readable and executable: headers, code, names, hash table, symbols and their versions. The
 * second holds the dynamic section and is writable, since older linkers relocate it in place. The file is mapped as it
 * is, so an offset in it is an address too. The structures are those of the System V ABI (chapters 4 and 5) and, for
 * the versions, of the Linux Standard Base.
 */
final class ElfWriter {

    private static final int PAGE = 0x1000;

    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final int PROGRAM_HEADERS = 4;
    private static final int SYMBOL_SIZE = 24;
    private static final int VERSION_SIZE = 20;
    private static final int VERSION_NAME_SIZE = 8;

    private static final int READ_EXECUTE = 5;
    private static final int READ_WRITE = 6;

    private final ElfLibrary library;
    private final List<String> versions;
    private final ByteBuffer file = ByteBuffer.allocate(2 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> names = new LinkedHashMap<>();

    ElfWriter(ElfLibrary library) {
        this.library = library;
        // the first version stands for the library itself
        this.versions = Stream.concat(
                        Stream.of(library.name()), library.functions().stream().map(Function::version))
                .distinct()
                .toList();
    }

    byte[] write() {
        file.position(HEADER_SIZE + PROGRAM_HEADERS * PROGRAM_HEADER_SIZE);
        Map<Function, Integer> code = writeCode();
        int strings = writeNames();
        int stringsSize = file.position() - strings;
        int hash = writeHashTable();
        int symbols = writeSymbols(code);
        int symbolVersions = writeSymbolVersions();
        int definitions = writeVersionDefinitions();
        int firstPageSize = file.position();

        file.position(PAGE);
        dynamic(14, nameAt(library.name())); // DT_SONAME
        dynamic(4, hash); // DT_HASH
        dynamic(5, strings); // DT_STRTAB
        dynamic(10, stringsSize); // DT_STRSZ
        dynamic(6, symbols); // DT_SYMTAB
        dynamic(11, SYMBOL_SIZE); // DT_SYMENT
        dynamic(0x6ffffff0, symbolVersions); // DT_VERSYM
        dynamic(0x6ffffffc, definitions); // DT_VERDEF
        dynamic(0x6ffffffd, versions.size()); // DT_VERDEFNUM
        dynamic(0, 0); // DT_NULL
        int dynamicSize = file.position() - PAGE;

        file.position(0);
        writeHeader();
        programHeader(1, READ_EXECUTE, 0, firstPageSize, PAGE); // PT_LOAD
        programHeader(1, READ_WRITE, PAGE, dynamicSize, PAGE); // PT_LOAD
        programHeader(2, READ_WRITE, PAGE, dynamicSize, Long.BYTES); // PT_DYNAMIC
        programHeader(0x6474e551, READ_WRITE, 0, 0, 16); // PT_GNU_STACK: the stack need not be executable
        return file.array();
    }

    private void writeHeader() {
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}); // 64 bits, little endian, version 1
        file.position(16);
        file.putShort((short) 3).putShort((short) 62).putInt(1); // shared object, x86-64, version 1
        file.putLong(0).putLong(HEADER_SIZE).putLong(0).putInt(0); // entry, program headers, sections, flags
        file.putShort((short) HEADER_SIZE).putShort((short) PROGRAM_HEADER_SIZE).putShort((short) PROGRAM_HEADERS);
        file.position(HEADER_SIZE); // no section headers
    }

    private void programHeader(int type, int flags, long offset, long size, long alignment) {
        file.putInt(type).putInt(flags);
        file.putLong(offset).putLong(offset).putLong(offset); // in the file, in memory, physical
        file.putLong(size).putLong(size).putLong(alignment);
    }

    private Map<Function, Integer> writeCode() {
        Map<Function, Integer> addresses = new LinkedHashMap<>();
        for (Function function : library.functions()) {
            addresses.put(function, align(16));
            file.put(function.code().bytes());
        }
        return addresses;
    }

    private int writeNames() {
        int start = file.position();
        file.put((byte) 0);
        Stream.concat(versions.stream(), library.functions().stream().map(Function::name))
                .forEach(name -> {
                    names.put(name, file.position() - start);
                    file.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
                });
        return start;
    }

    /** A single bucket that chains all symbols: they are few. */
    private int writeHashTable() {
        int start = align(Long.BYTES);
        int count = library.functions().size();
        file.putInt(1).putInt(count + 1).putInt(1);
        file.putInt(0);
        for (int next = 2; next <= count; next++) {
            file.putInt(next);
        }
        file.putInt(0);
        return start;
    }

    private int writeSymbols(Map<Function, Integer> code) {
        int start = align(Long.BYTES);
        file.put(new byte[SYMBOL_SIZE]);
        code.forEach((function, address) -> {
            file.putInt(nameAt(function.name()));
            file.put((byte) 0x12).put((byte) 0).putShort((short) 1); // global function, visible, in some section
            file.putLong(address).putLong(function.code().bytes().length);
        });
        return start;
    }

    private int writeSymbolVersions() {
        int start = align(Long.BYTES);
        file.putShort((short) 0);
        library.functions().forEach(function -> file.putShort((short) (1 + versions.indexOf(function.version()))));
        return start;
    }

    private int writeVersionDefinitions() {
        int start = align(Long.BYTES);
        for (int index = 0; index < versions.size(); index++) {
            String version = versions.get(index);
            boolean last = index == versions.size() - 1;
            file.putShort((short) 1).putShort((short) (index == 0 ? 1 : 0)); // revision; the library itself or not
            file.putShort((short) (index + 1)).putShort((short) 1); // number; names
            file.putInt(hash(version)).putInt(VERSION_SIZE).putInt(last ? 0 : VERSION_SIZE + VERSION_NAME_SIZE);
            file.putInt(nameAt(version)).putInt(0);
        }
        return start;
    }

    private int nameAt(String name) {
        return Objects.requireNonNull(names.get(name), name);
    }

    private void dynamic(long tag, long value) {
        file.putLong(tag).putLong(value);
    }

    private int align(int alignment) {
        int position = (file.position() + alignment - 1) / alignment * alignment;
        file.position(position);
        return position;
    }

    /** The hash function of the System V ABI. */
    private static int hash(String name) {
        int hash = 0;
        for (byte character : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + character;
            hash ^= (hash & 0xf0000000) >>> 24;
            hash &= 0x0fffffff;
        }
        return hash;
    }
}
