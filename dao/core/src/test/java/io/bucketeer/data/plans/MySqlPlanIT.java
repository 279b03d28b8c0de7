package io.bucketeer.data.plans;

final class MySqlPlanIT extends PlanContract {

    private final Planner planner = new MySqlPlanner();

    @Override
    String type() {
        return "mysql";
    }

    @Override
    Planner planner() {
        return planner;
    }
}
