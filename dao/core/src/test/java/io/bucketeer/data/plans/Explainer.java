package io.bucketeer.data.plans;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.jooq.Engine;
import io.bucketeer.data.plans.PlanCases.Call;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes calls, and asks for the plan of each statement just before it is sent. */
final class Explainer {

    /** What a plan can be asked for. The library sends nothing else; what would be else needs a thought first. */
    private static final Set<String> PLANNED = Set.of("select", "insert", "update", "delete", "with");

    /** A look-up by secret hashes one that it finds in clear, but not inside a unit of work. */
    private static final Set<String> NOT_IN_A_UNIT = Set.of("EnvironmentApiKeyDirectory.findBySecret(ApiKeySecret)");

    private static final String SKIP_LOCKED = " skip locked";

    private final Planner planner;
    private final List<Explained> explained = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String method = "";
    private Call call;

    private Explainer(Planner planner) {
        this.planner = planner;
    }

    /** The plans of all statements that the calls send, by the names of their methods. */
    static List<Explained> explain(PlanDatabase database, Planner planner, Map<String, List<Call>> calls) {
        Explainer explainer = new Explainer(planner);
        Engine engine = database.watched(explainer::explain);
        calls.forEach((method, ofMethod) -> ofMethod.forEach(call -> explainer.run(engine, method, call)));
        return explainer.explained;
    }

    /** Everything that a call does is undone. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private void run(Engine engine, String name, Call each) {
        method = name;
        call = each;
        if (NOT_IN_A_UNIT.contains(name)) {
            each.run().accept(engine.repositories());
            return;
        }
        try {
            engine.inTransaction(TransactionOptions.DEFAULT, session -> {
                each.run().accept(session);
                throw new Undone();
            });
        } catch (Undone | DuplicateKeyException e) {
            // the first is how it ends, the second what some calls of TenantCases are about
        }
    }

    private void explain(Connection connection, SentStatement statement) {
        String sql = statement.sql();
        if (!PLANNED.contains(sql.substring(0, sql.indexOf(' ')))) {
            throw new IllegalStateException(method + " sends what no plan can be asked for: " + sql);
        }
        if (!seen.add(method + call.parts() + sql)) {
            return;
        }
        explainAs(connection, statement);
        if (sql.endsWith(SKIP_LOCKED)) { // waits without it where somebody else has locked the row
            explainAs(connection, statement.as(sql.substring(0, sql.length() - SKIP_LOCKED.length())));
        }
    }

    private void explainAs(Connection connection, SentStatement statement) {
        try {
            for (Plan plan : planner.plans(connection, statement)) {
                explained.add(new Explained(method, call.parts(), statement.sql(), plan));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(method + ": " + statement.sql(), e);
        }
    }
}
