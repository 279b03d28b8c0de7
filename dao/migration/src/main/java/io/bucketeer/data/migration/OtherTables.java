package io.bucketeer.data.migration;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a MySQL database that are not ours and hold our ids: by a foreign key, or in a column named after one of
 * our tables. Such a column is compared with ours in joins, which find no index where the two compare text differently,
 * and a foreign key keeps ours from being converted at all (error 3780).
 */
final class OtherTables {

    /**
     * Hold ids that are only ever compared with values, whose number grows without bound: events, and what was done.
     * They stay as they are, unless a foreign key says otherwise.
     */
    private static final Set<String> BY_VALUE =
            Set.of("admin_audit_log", "audit_log", "evaluation_event", "goal_event");

    private final Set<String> ours;
    private final List<JoinedColumn> columns;
    private final List<ForeignKey> keys;
    private final Set<JoinedColumn> joined;

    /**
     * @param ours the names of our tables
     * @param catalog what is there
     * @param dropped foreign keys that a conversion has dropped and has to add again: they tie columns all the same
     */
    OtherTables(Set<String> ours, TextCatalog catalog, List<ForeignKey> dropped) {
        this.ours = Set.copyOf(ours);
        this.columns = catalog.columns();
        this.keys = catalog.keys();
        this.joined = joined(Stream.concat(keys.stream(), dropped.stream()).toList());
    }

    /** Those of the database that a connection is in. */
    static OtherTables read(Set<String> ours, Connection connection) throws SQLException {
        return new OtherTables(ours, TextCatalog.read(connection), new AdoptionNotes(connection).keys());
    }

    /** The columns named after our tables, and all that foreign keys tie to these or to us, from key to key. */
    private Set<JoinedColumn> joined(List<ForeignKey> ties) {
        Set<JoinedColumn> found = columns.stream()
                .filter(column -> isOther(column.table()))
                .filter(column -> !column.parent().isEmpty() && !BY_VALUE.contains(column.table()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        int before;
        do {
            before = found.size();
            ties.stream()
                    .filter(key -> ours.contains(key.parent()) || found.stream().anyMatch(key::holds))
                    .flatMap(key -> columns.stream().filter(key::holds))
                    .filter(column -> isOther(column.table()))
                    .toList()
                    .forEach(found::add);
        } while (found.size() > before);
        return found;
    }

    private boolean isOther(String table) {
        return !ours.contains(table) && !Half.isHistory(table);
    }

    /** The columns that hold our ids, of all tables but ours. */
    Set<JoinedColumn> columns() {
        return joined;
    }

    /** The text columns of our tables that are named after one of our tables. */
    List<JoinedColumn> ownReferences() {
        return columns.stream()
                .filter(column ->
                        ours.contains(column.table()) && !column.parent().isEmpty())
                .toList();
    }

    /** Whether the rows of both tables belong to environments. */
    boolean haveEnvironment(String table, String other) {
        return hasEnvironment(table) && hasEnvironment(other);
    }

    private boolean hasEnvironment(String table) {
        return columns.stream().anyMatch(column -> column.is(table, "environment_id"));
    }

    /** The foreign keys that have to be there again after the conversion, ours among them. */
    List<ForeignKey> keys() {
        return keys.stream()
                .filter(key -> ours.contains(key.table()) || isJoined(key))
                .toList();
    }

    private boolean isJoined(ForeignKey key) {
        return isOther(key.table())
                && (ours.contains(key.parent()) || joined.stream().anyMatch(key::holds));
    }

    /** What cannot be converted with our tables, and what in ours would keep a service from opening the database. */
    List<AdoptionFinding> obstacles() {
        List<AdoptionFinding> findings = new ArrayList<>();
        joined.stream()
                .filter(column -> !column.isConverted() && !column.obstacle().isEmpty())
                .map(column -> new AdoptionFinding(
                        Kind.OTHER_TABLE,
                        column.table(),
                        "column " + column.name() + " holds our ids and " + column.obstacle()
                                + ", so it cannot be converted with ours.",
                        "Make it a plain column of utf8mb4, or remove it."))
                .forEach(findings::add);
        columns.stream()
                .filter(column -> ours.contains(column.table()) && !column.isOfOurCharacterSet())
                .map(column -> new AdoptionFinding(
                        Kind.SCHEMA,
                        column.table(),
                        "column " + column.name() + " " + column.obstacle()
                                + ", and this library opens no database where a table of its own has such a column.",
                        "Make it a column of utf8mb4, or remove it."))
                .forEach(findings::add);
        return findings;
    }

    /** Which columns named after our tables are compared unlike our ids, so that joins find no index. */
    List<AdoptionFinding> notices() {
        return joined.stream()
                .filter(column -> !column.isConverted() && !column.parent().isEmpty())
                .map(column -> new AdoptionFinding(
                        Kind.NOTICE,
                        column.table(),
                        "column " + column.name() + " holds our ids in the collation " + column.collation()
                                + ", so joins with our tables find no index.",
                        column.obstacle().isEmpty()
                                ? "Convert it in a window: " + Window.ASKED.command() + "."
                                : "It " + column.obstacle() + ": make it a plain column of utf8mb4, or remove it."))
                .toList();
    }

    /** Whether a foreign key is there, by its table and name. */
    boolean hasKey(ForeignKey other) {
        return keys.stream()
                .anyMatch(key -> key.table().equals(other.table()) && key.name().equals(other.name()));
    }

    /** The foreign keys in the way of a conversion that is not done yet. */
    List<ForeignKey> inTheWay() {
        return keys().stream()
                .filter(this::isJoined)
                .filter(key -> columns.stream().anyMatch(column -> !column.isConverted() && key.holds(column)))
                .toList();
    }

    /** What gives the columns the collation of our text, a statement for each table. */
    List<TableChange> conversions() {
        return joined.stream()
                .filter(column -> !column.isConverted())
                .collect(Collectors.groupingBy(JoinedColumn::table, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(table -> conversion(table.getKey(), table.getValue()))
                .toList();
    }

    private static TableChange conversion(String table, List<JoinedColumn> columns) {
        return new TableChange(
                table,
                "convert "
                        + String.join(
                                ", ", columns.stream().map(JoinedColumn::name).toList()) + " of " + table,
                "ALTER TABLE " + JoinedColumn.quoted(table) + " "
                        + String.join(
                                ", ",
                                columns.stream().map(JoinedColumn::conversion).toList())
                        + ", ALGORITHM = COPY, LOCK = SHARED");
    }
}
