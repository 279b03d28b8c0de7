package io.bucketeer.data.benchmarks.subject;

import org.jooq.DataType;
import org.jooq.UDTField;
import org.jooq.UDTRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.UDTImpl;
import org.jooq.impl.UDTRecordImpl;

/** The composite types of the schema, as jOOQ's code generator describes them; domains stand as what they are over. */
final class Composites {

    private static final DataType<String> TEXT = SQLDataType.CLOB;
    private static final DataType<String[]> TEXTS = SQLDataType.CLOB.array();
    private static final DataType<Integer> INT = SQLDataType.INTEGER;

    private Composites() {}

    /** What all of them share. */
    abstract static class Composite<R extends UDTRecord<R>> extends UDTImpl<R> {

        private static final long serialVersionUID = 1L;

        private final Class<R> recordType;

        Composite(String name, Class<R> recordType) {
            super(name, null);
            this.recordType = recordType;
        }

        @Override
        public Class<R> getRecordType() {
            return recordType;
        }

        <V> UDTField<R, V> attribute(String name, DataType<V> type) {
            return createField(DSL.name(name), type, this);
        }
    }

    static final class VariationType extends Composite<VariationRecord> {
        static final VariationType VARIATION = new VariationType();
        final UDTField<VariationRecord, String> id = attribute("id", TEXT);
        final UDTField<VariationRecord, String> value = attribute("value", TEXT);
        final UDTField<VariationRecord, String> name = attribute("name", TEXT);
        final UDTField<VariationRecord, String> description = attribute("description", TEXT);

        private VariationType() {
            super("variation", VariationRecord.class);
        }
    }

    static final class TargetType extends Composite<TargetRecord> {
        static final TargetType TARGET = new TargetType();
        final UDTField<TargetRecord, String> variation = attribute("variation", TEXT);
        final UDTField<TargetRecord, String[]> users = attribute("users", TEXTS);

        private TargetType() {
            super("target", TargetRecord.class);
        }
    }

    static final class ClauseType extends Composite<ClauseRecord> {
        static final ClauseType CLAUSE = new ClauseType();
        final UDTField<ClauseRecord, String> id = attribute("id", TEXT);
        final UDTField<ClauseRecord, String> attribute = attribute("attribute", TEXT);
        final UDTField<ClauseRecord, Integer> operator = attribute("operator", INT);
        final UDTField<ClauseRecord, String[]> values = attribute("values", TEXTS);

        private ClauseType() {
            super("clause", ClauseRecord.class);
        }
    }

    static final class FixedStrategyType extends Composite<FixedStrategyRecord> {
        static final FixedStrategyType FIXED_STRATEGY = new FixedStrategyType();
        final UDTField<FixedStrategyRecord, String> variation = attribute("variation", TEXT);

        private FixedStrategyType() {
            super("fixed_strategy", FixedStrategyRecord.class);
        }
    }

    static final class RolloutVariationType extends Composite<RolloutVariationRecord> {
        static final RolloutVariationType ROLLOUT_VARIATION = new RolloutVariationType();
        final UDTField<RolloutVariationRecord, String> variation = attribute("variation", TEXT);
        final UDTField<RolloutVariationRecord, Integer> weight = attribute("weight", INT);

        private RolloutVariationType() {
            super("rollout_variation", RolloutVariationRecord.class);
        }
    }

    static final class AudienceType extends Composite<AudienceRecord> {
        static final AudienceType AUDIENCE = new AudienceType();
        final UDTField<AudienceRecord, Integer> percentage = attribute("percentage", INT);
        final UDTField<AudienceRecord, String> defaultVariation = attribute("default_variation", TEXT);

        private AudienceType() {
            super("audience", AudienceRecord.class);
        }
    }

    static final class RolloutStrategyType extends Composite<RolloutStrategyRecord> {
        static final RolloutStrategyType ROLLOUT_STRATEGY = new RolloutStrategyType();
        final UDTField<RolloutStrategyRecord, RolloutVariationRecord[]> variations = attribute(
                "variations",
                RolloutVariationType.ROLLOUT_VARIATION.getDataType().array());
        final UDTField<RolloutStrategyRecord, AudienceRecord> audience =
                attribute("audience", AudienceType.AUDIENCE.getDataType());

        private RolloutStrategyType() {
            super("rollout_strategy", RolloutStrategyRecord.class);
        }
    }

    static final class StrategyType extends Composite<StrategyRecord> {
        static final StrategyType STRATEGY = new StrategyType();
        final UDTField<StrategyRecord, Integer> type = attribute("type", INT);
        final UDTField<StrategyRecord, FixedStrategyRecord> fixedStrategy =
                attribute("fixed_strategy", FixedStrategyType.FIXED_STRATEGY.getDataType());
        final UDTField<StrategyRecord, RolloutStrategyRecord> rolloutStrategy =
                attribute("rollout_strategy", RolloutStrategyType.ROLLOUT_STRATEGY.getDataType());

        private StrategyType() {
            super("strategy", StrategyRecord.class);
        }
    }

    static final class RuleType extends Composite<RuleRecord> {
        static final RuleType RULE = new RuleType();
        final UDTField<RuleRecord, String> id = attribute("id", TEXT);
        final UDTField<RuleRecord, StrategyRecord> strategy =
                attribute("strategy", StrategyType.STRATEGY.getDataType());
        final UDTField<RuleRecord, ClauseRecord[]> clauses =
                attribute("clauses", ClauseType.CLAUSE.getDataType().array());

        private RuleType() {
            super("rule", RuleRecord.class);
        }
    }

    static final class PrerequisiteType extends Composite<PrerequisiteRecord> {
        static final PrerequisiteType PREREQUISITE = new PrerequisiteType();
        final UDTField<PrerequisiteRecord, String> featureId = attribute("feature_id", TEXT);
        final UDTField<PrerequisiteRecord, String> variationId = attribute("variation_id", TEXT);

        private PrerequisiteType() {
            super("prerequisite", PrerequisiteRecord.class);
        }
    }

    static final class TagsType extends Composite<TagsRecord> {
        static final TagsType TAGS = new TagsType();
        final UDTField<TagsRecord, String[]> names = attribute("names", TEXTS);

        private TagsType() {
            super("tags", TagsRecord.class);
        }
    }

    public static final class VariationRecord extends UDTRecordImpl<VariationRecord> {
        public VariationRecord() {
            super(VariationType.VARIATION);
        }
    }

    public static final class TargetRecord extends UDTRecordImpl<TargetRecord> {
        public TargetRecord() {
            super(TargetType.TARGET);
        }
    }

    public static final class ClauseRecord extends UDTRecordImpl<ClauseRecord> {
        public ClauseRecord() {
            super(ClauseType.CLAUSE);
        }
    }

    public static final class FixedStrategyRecord extends UDTRecordImpl<FixedStrategyRecord> {
        public FixedStrategyRecord() {
            super(FixedStrategyType.FIXED_STRATEGY);
        }
    }

    public static final class RolloutVariationRecord extends UDTRecordImpl<RolloutVariationRecord> {
        public RolloutVariationRecord() {
            super(RolloutVariationType.ROLLOUT_VARIATION);
        }
    }

    public static final class AudienceRecord extends UDTRecordImpl<AudienceRecord> {
        public AudienceRecord() {
            super(AudienceType.AUDIENCE);
        }
    }

    public static final class RolloutStrategyRecord extends UDTRecordImpl<RolloutStrategyRecord> {
        public RolloutStrategyRecord() {
            super(RolloutStrategyType.ROLLOUT_STRATEGY);
        }
    }

    public static final class StrategyRecord extends UDTRecordImpl<StrategyRecord> {
        public StrategyRecord() {
            super(StrategyType.STRATEGY);
        }
    }

    public static final class RuleRecord extends UDTRecordImpl<RuleRecord> {
        public RuleRecord() {
            super(RuleType.RULE);
        }
    }

    public static final class PrerequisiteRecord extends UDTRecordImpl<PrerequisiteRecord> {
        public PrerequisiteRecord() {
            super(PrerequisiteType.PREREQUISITE);
        }
    }

    public static final class TagsRecord extends UDTRecordImpl<TagsRecord> {
        public TagsRecord() {
            super(TagsType.TAGS);
        }
    }
}
