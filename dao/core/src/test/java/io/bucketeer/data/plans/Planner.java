package io.bucketeer.data.plans;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Asks one database for its plans and its indexes. */
interface Planner {

    /** Every plan that the server may follow for the statement. */
    List<Plan> plans(Connection connection, SentStatement statement) throws SQLException;

    /** How many entries of tables and indexes the server reads when it runs the query. */
    int rowsRead(Connection connection, SentStatement query) throws SQLException;

    /** The indexes of all tables that do more than keep a key unique. */
    Set<String> indexes(Connection connection) throws SQLException;

    /** The indexes with an entry for every element of a list, and in the order of something else besides. */
    Set<String> indexesOfElements(Connection connection) throws SQLException;

    /** The statements that bring the planner's statistics of the tables up to date, the same in every run. */
    List<String> analyze(List<String> tables);

    /** Whether an index has features in the order of their names, which may have 511 characters. */
    boolean ordersFeaturesByName();

    /**
     * Whether the planner reads the users of a segment of some hundred in order. One that takes segment and environment
     * for independent expects so few of them that it sorts them; it reads a large segment in order.
     */
    boolean ordersUsersOfSmallSegments();

    /** An expression that makes another hash of every row's environment and id. */
    String hashOfRow();
}
