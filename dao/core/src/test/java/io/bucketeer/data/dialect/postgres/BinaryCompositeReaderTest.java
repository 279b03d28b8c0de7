package io.bucketeer.data.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.dialect.Branch;
import io.bucketeer.data.dialect.Branch.Leaf;
import io.bucketeer.data.dialect.Branch.Twig;
import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedType;
import io.bucketeer.data.dialect.UnknownMemberListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinaryCompositeReaderTest {

    private static final byte[] RED = Composite.of(Composite.text("red"), Composite.number(7));
    private static final byte[] GREEN = Composite.of(Composite.text("green"), Composite.number(-1));
    private static final byte[] TWIG =
            Composite.of(RED, Composite.array(List.of(GREEN, RED)), Composite.texts("x", ""));
    private static final byte[] FULL = branch();

    private final List<String> unknown = new ArrayList<>();

    private static byte[] branch() {
        return Composite.of(
                Composite.text("n\u00e4me"),
                Composite.number(42),
                Composite.texts("a", "b,c"),
                GREEN,
                Composite.array(List.of(RED)),
                Composite.array(List.of(TWIG)));
    }

    @Test
    void everyKindOfMember_isReadInPlace() {
        assertThat(read(FULL))
                .isEqualTo(new Branch(
                        "n\u00e4me",
                        42,
                        List.of("a", "b,c"),
                        new Leaf("green", -1),
                        List.of(new Leaf("red", 7)),
                        List.of(new Twig(
                                new Leaf("red", 7),
                                List.of(new Leaf("green", -1), new Leaf("red", 7)),
                                List.of("x", "")))));
        assertThat(unknown).isEmpty();
    }

    @Test
    void array_isReadInOrder_andTheEmptyOneIsEmpty() {
        assertThat(read(Branch.LIST, Composite.array(List.of(FULL, Composite.of()))))
                .extracting(Branch::name)
                .containsExactly("n\u00e4me", "");
        assertThat(read(Branch.LIST, Composite.array(List.of()))).isEmpty();
    }

    @Test
    void nullAndMissingAttributes_areZeroValues() {
        Branch zero = new Branch("", 0, List.of(), null, List.of(), List.of());
        assertThat(read(Composite.of(null, null, null, null, null, null))).isEqualTo(zero);
        assertThat(read(Composite.of())).isEqualTo(zero);
        assertThat(read(Composite.of(Composite.text("a"), Composite.number(1))))
                .isEqualTo(new Branch("a", 1, List.of(), null, List.of(), List.of()));
        assertThat(unknown).isEmpty();
    }

    @Test
    void missingAttributesOfANestedComposite_doNotTakeTheNextOfTheOuterOne() {
        byte[] shortLeaf = Composite.of(Composite.text("red"));
        byte[] value = Composite.of(null, null, null, shortLeaf, Composite.array(List.of(GREEN)), null);
        assertThat(read(value))
                .isEqualTo(new Branch("", 0, List.of(), new Leaf("red", 0), List.of(new Leaf("green", -1)), List.of()));
    }

    @Test
    void surplusAttributes_areSkippedAndReportedUnlessNull() {
        byte[] leaf = Composite.of(Composite.text("red"), Composite.number(7), Composite.text("new"), null);
        byte[] value =
                Composite.of(Composite.text("a"), null, null, leaf, null, null, null, Composite.array(List.of(TWIG)));
        assertThat(read(value)).isEqualTo(new Branch("a", 0, List.of(), new Leaf("red", 7), List.of(), List.of()));
        assertThat(unknown).containsExactly("attribute 3", "attribute 8");
    }

    @Test
    void everyTruncation_isMalformed() {
        for (int length = 0; length < FULL.length; length++) {
            byte[] cut = Arrays.copyOf(FULL, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(MalformedValueException.class);
        }
    }

    @Test
    void anythingAfterTheEnd_isMalformed() {
        byte[] longer = Arrays.copyOf(FULL, FULL.length + 1);
        assertThatThrownBy(() -> read(longer)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void nullElements_areMalformed() {
        byte[] texts = Composite.array(Arrays.asList(Composite.text("a"), null));
        assertThatThrownBy(() -> read(Composite.of(null, null, texts)))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("holds a null element at byte 57 of 57");
        byte[] leaves = Composite.array(Arrays.asList(RED, null));
        assertThatThrownBy(() -> read(Composite.of(null, null, null, null, leaves)))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void numberOfAnotherWidth_isMalformed() {
        byte[] wide = Composite.of(null, Composite.numbers(0, 1));
        assertThatThrownBy(() -> read(wide))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("holds a number of 8 bytes at byte 20 of 28");
    }

    @Test
    void arrayOfTwoDimensions_isMalformed() {
        byte[] square = Composite.numbers(2, 0, 25, 1, 1, 1, 1, 0);
        assertThatThrownBy(() -> read(Composite.of(null, null, square))).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -2, 7, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void countThatCannotBe_isMalformedAndAllocatesNothing(int count) {
        assertThatThrownBy(() -> read(Composite.numbers(count))).isInstanceOf(MalformedValueException.class);
        byte[] array = Composite.numbers(1, 0, 25, count, 1);
        assertThatThrownBy(() -> read(Branch.LIST, array)).isInstanceOf(MalformedValueException.class);
        byte[] length = Composite.numbers(1, 25, count);
        if (count != -1) {
            assertThatThrownBy(() -> read(length)).isInstanceOf(MalformedValueException.class);
        }
    }

    @Test
    void nestedValueThatEndsElsewhereThanItsLengthSays_isMalformed() {
        byte[] value = Composite.of(null, null, null, RED);
        int lengthOfLeaf = 4 + 3 * 8 + 4;
        value[lengthOfLeaf + 3]--;
        assertThatThrownBy(() -> read(value)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void garbledBytes_giveAValueOrAreMalformed_nothingElse() {
        Random random = new Random(20_260_301);
        int malformed = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] garbled = FULL.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
            }
            try {
                read(garbled);
            } catch (MalformedValueException e) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(4_000, 19_999);
    }

    private Branch read(byte[] value) {
        return read(Branch.SINGLE, value);
    }

    private <T> T read(NestedType<T> type, byte[] value) {
        UnknownMemberListener members = unknown::add;
        BinaryCompositeReader in = new BinaryCompositeReader(value, members);
        T read = type.readComposite(in);
        in.requireFinished();
        return read;
    }
}
