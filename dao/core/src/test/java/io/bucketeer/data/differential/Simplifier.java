package io.bucketeer.data.differential;

import io.bucketeer.data.model.SegmentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Simpler values of the same type, the simplest first. Whatever it offers is smaller, so that shrinking ends. */
final class Simplifier {

    private static final List<String> SIMPLE_TEXTS = List.of("a", "b", "");

    private Simplifier() {}

    /** What may stand in a program in place of a step: one simpler step, or the steps inside it. */
    static List<List<Step>> of(Step step) {
        List<List<Step>> simpler = new ArrayList<>(plainerThan(step));
        for (Record variant : componentsOf((Record) step)) {
            simpler.add(List.of((Step) variant));
        }
        return simpler;
    }

    /** Steps that do less at once. */
    private static List<List<Step>> plainerThan(Step step) {
        return switch (step) {
            case UnitSteps.UnitOfWork unit -> List.of(unit.steps());
            case DirectorySteps.InsertAllRows all ->
                all.rows().stream()
                        .<List<Step>>map(row -> List.of(new DirectorySteps.InsertRow(all.directory(), row)))
                        .toList();
            case RaceSteps.RaceForFeature race ->
                List.of(
                        List.of(new FeatureSteps.InsertFeature(race.environment(), race.one())),
                        List.of(new FeatureSteps.UpdateFeature(race.environment(), race.one(), 0)));
            case RaceSteps.RaceForTag race ->
                List.of(List.of(new TagSteps.UpsertTags(race.environment(), List.of(race.one()))));
            case RaceSteps.RaceForFeatureKey race ->
                List.of(List.of(new FeatureSteps.InsertFeature(race.environment(), race.one())));
            case RaceSteps.RaceForTagKey race ->
                List.of(List.of(new TagSteps.InsertTag(race.environment(), race.one())));
            case RaceForSegmentUser race ->
                List.of(List.of(new SegmentUserSteps.UpsertSegmentUsers(race.environment(), List.of(race.one()))));
            case RaceForApiKey race ->
                List.of(List.of(new ApiKeySteps.CreateApiKeyWithSecret(race.environment(), race.one(), "s")));
            case RaceForSegment race ->
                List.of(
                        List.of(new SegmentSteps.InsertSegment(race.environment(), race.one())),
                        List.of(new SegmentSteps.UpdateSegment(race.environment(), race.one(), 0)));
            case RaceForLastUse race ->
                List.of(List.of(new LastUseSteps.UpsertLastUses(race.environment(), List.of(race.one()))));
            case RaceForRow race ->
                List.of(
                        List.of(new DirectorySteps.InsertRow(race.directory(), race.one())),
                        List.of(new DirectorySteps.UpdateRow(race.directory(), race.one(), 0)));
            case FeatureSteps.UpdateFeatureAnyway update ->
                List.of(List.of(new FeatureSteps.UpdateFeature(update.environment(), update.feature(), 0)));
            case FeatureSteps.InsertAllFeatures all ->
                all.features().stream()
                        .<List<Step>>map(feature -> List.of(new FeatureSteps.InsertFeature(all.environment(), feature)))
                        .toList();
            default -> List.of();
        };
    }

    /** The record with one component made simpler, once for each way. */
    private static List<Record> componentsOf(Record row) {
        List<Record> simpler = new ArrayList<>();
        List<Object> values = Records.values(row);
        for (int i = 0; i < values.size(); i++) {
            for (Object value : of(values.get(i))) {
                simpler.add(Records.with(row, i, value));
            }
        }
        return simpler;
    }

    private static List<?> of(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text -> texts(text);
            case Integer number -> number == 0 ? List.of() : List.of(0);
            case Boolean flag -> flag ? List.of(false) : List.of();
            case Enum<?> constant -> constant.ordinal() == 0 ? List.of() : firstOf(constant);
            case List<?> list -> lists(list);
            case Step step -> componentsOf((Record) step);
            case SegmentUser user -> users(user);
            case Record row -> Plain.like(row) == null ? List.of() : towardsPlain(row);
            default -> List.of();
        };
    }

    private static List<?> firstOf(Enum<?> constant) {
        return List.of(constant.getDeclaringClass().getEnumConstants()[0]);
    }

    private static List<String> texts(String text) {
        int place = SIMPLE_TEXTS.indexOf(text);
        return place < 0 ? SIMPLE_TEXTS : SIMPLE_TEXTS.subList(0, place);
    }

    private static List<List<?>> lists(List<?> list) {
        List<List<?>> simpler = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<Object> without = new ArrayList<>(list);
            without.remove(i);
            simpler.add(without);
        }
        for (int i = 0; i < list.size(); i++) {
            for (Object element : of(list.get(i))) {
                List<Object> with = new ArrayList<>(list);
                with.set(i, element);
                simpler.add(with);
            }
        }
        return simpler;
    }

    /** The id of a user is made of its parts. */
    private static List<Record> users(SegmentUser user) {
        List<Record> simpler = new ArrayList<>(towardsPlain(user));
        texts(user.segmentId())
                .forEach(id -> simpler.add(Plain.segmentUser(id, user.userId()).build()));
        texts(user.userId())
                .forEach(id ->
                        simpler.add(Plain.segmentUser(user.segmentId(), id).build()));
        return simpler;
    }

    /** Each component as in the plain value; identities, which the plain value shares, by simpler texts. */
    private static List<Record> towardsPlain(Record row) {
        List<Record> simpler = new ArrayList<>();
        List<Object> values = Records.values(row);
        List<Object> plain = Records.values(Objects.requireNonNull(Plain.like(row)));
        for (int i = 0; i < values.size(); i++) {
            if (!Objects.equals(values.get(i), plain.get(i))) {
                simpler.add(Records.with(row, i, plain.get(i)));
            } else if (values.get(i) instanceof String text && !text.isEmpty()) {
                for (String simple : texts(text)) {
                    simpler.add(Records.with(row, i, simple));
                }
            }
        }
        return simpler;
    }
}
