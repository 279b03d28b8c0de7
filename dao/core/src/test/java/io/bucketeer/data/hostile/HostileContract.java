package io.bucketeer.data.hostile;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Both databases at once, which every test leaves with the tables and the rows of others that they had. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class HostileContract {

    Sides sides;

    @BeforeAll
    final void open() throws SQLException {
        sides = new Sides();
    }

    @AfterEach
    final void tablesAndTheRowsOfOthersAreIntact() throws SQLException {
        sides.tablesAndTheRowsOfOthersAreIntact();
    }

    @AfterAll
    final void close() {
        sides.close();
    }
}
