package io.bucketeer.data.traps;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parts of the page, each with the contract that proves its traps harmless. */
enum TrapSection {
    TEXT("Text", "TextTrapsContract", TextTraps::all),
    QUERIES("Names, search and order", "QueryTrapsContract", QueryTraps::all),
    JSON("JSON", "JsonTrapsContract", JsonTraps::all),
    NUMBERS("Numbers", "NumberTrapsContract", NumberTraps::all),
    TIME("Time", "TimeTrapsContract", TimeTraps::all),
    WRITES("Writes, counts and conflicts", "WriteTrapsContract", () -> joined(WriteTraps.all(), BatchTraps.all())),
    TRANSACTIONS(
            "Transactions, locks and connections",
            "TransactionTrapsContract",
            () -> joined(TransactionTraps.all(), ConnectionTraps.all()));

    private static final String PACKAGE = "io.bucketeer.data.contract";

    final String title;
    final String contract;
    private final Supplier<List<Trap>> traps;

    TrapSection(String title, String contract, Supplier<List<Trap>> traps) {
        this.title = title;
        this.contract = contract;
        this.traps = traps;
    }

    private static List<Trap> joined(List<Trap> first, List<Trap> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    List<Trap> traps() {
        return traps.get();
    }

    /** The names of the tests of a trap, in order. */
    List<String> tests(Trap trap) {
        String prefix = "t%02d_".formatted(trap.number);
        try {
            return List.of(Class.forName(PACKAGE + "." + contract).getDeclaredMethods()).stream()
                    .map(method -> method.getName())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
