package com.paymentmigration.lambda.validation.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Both<ChunkDigest> EQUAL =
      new Both<>(new ChunkDigest(3, "aa"), new ChunkDigest(3, "aa"));

  private static Key key(String value) {
    return new Key(List.of(value));
  }

  private static KeyRange range(String after, String upTo) {
    return new KeyRange(after == null ? null : key(after), upTo == null ? null : key(upTo));
  }

  @Test
  void partsThatFollowEachOtherReachTheEnd() {
    Coverage coverage = new Coverage(null);

    coverage.digested(range(null, "5"), EQUAL);
    coverage.read(range("5", null), Map.of(key("7"), "h"), Map.of(key("7"), "h"));

    assertThat(coverage.reaches(null)).isTrue();
    assertThat(coverage.equalRows()).isEqualTo(4);
  }

  @Test
  void aLastPartThatIsMissingIsSeen() {
    Coverage coverage = new Coverage(null);

    coverage.digested(range(null, "5"), EQUAL);

    assertThat(coverage.reaches(null)).isFalse();
    assertThat(coverage.reaches(key("9"))).isFalse();
    assertThat(coverage.reaches(key("5"))).isTrue();
  }

  @Test
  void aPartThatIsMissingInTheMiddleIsSeen() {
    Coverage coverage = new Coverage(null);

    coverage.digested(range(null, "5"), EQUAL);
    coverage.digested(range("6", null), EQUAL);

    assertThat(coverage.reaches(null)).isFalse();
  }

  @Test
  void aFirstPartThatIsMissingIsSeen() {
    Coverage coverage = new Coverage(key("1"));

    coverage.digested(range("5", "9"), EQUAL);

    assertThat(coverage.reaches(key("9"))).isFalse();
  }

  @Test
  void digestsThatDifferAreNoProofOfAPart() {
    for (ChunkDigest other : List.of(new ChunkDigest(2, "aa"), new ChunkDigest(3, "ab"))) {
      Coverage coverage = new Coverage(null);

      coverage.digested(KeyRange.ALL, new Both<>(new ChunkDigest(3, "aa"), other));

      assertThat(coverage.reaches(null)).isFalse();
      assertThat(coverage.equalRows()).isZero();
    }
  }

  @Test
  void rowsOfOneSideAndRowsThatDifferAreSuspects() {
    Coverage coverage = new Coverage(null);

    Coverage.Leaf leaf =
        coverage.read(
            KeyRange.ALL,
            Map.of(key("1"), "a", key("2"), "b", key("3"), "c"),
            Map.of(key("2"), "x", key("3"), "c", key("4"), "d"));

    assertThat(leaf.suspects()).containsExactlyInAnyOrder(key("1"), key("2"), key("4"));
    assertThat(leaf.equalRows()).isEqualTo(1);
    assertThat(coverage.equalRows()).isEqualTo(1);
  }
}
