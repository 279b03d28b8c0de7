package io.bucketeer.data.plans;

final class PostgresPlanIT extends PlanContract {

    private final Planner planner = new PostgresPlanner();

    @Override
    String type() {
        return "postgres";
    }

    @Override
    Planner planner() {
        return planner;
    }
}
