package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GtidSetProperties {
  private static final List<UUID> SERVERS =
      List.of(
          UUID.fromString("3e11fa47-71ca-11e1-9e33-c80aa9429562"),
          UUID.fromString("a0b1c2d3-71ca-11e1-9e33-c80aa9429562"));

  @Provide
  Arbitrary<GtidSet> sets() {
    Arbitrary<GtidSet> intervals =
        Combinators.combine(
                Arbitraries.of(SERVERS),
                Arbitraries.longs().between(1, 30),
                Arbitraries.longs().between(0, 8))
            .as((server, first, more) -> GtidSet.of(server, first, first + more));
    return intervals.list().ofMaxSize(6).map(GtidSetProperties::unionOf);
  }

  private static GtidSet unionOf(List<GtidSet> parts) {
    return parts.stream().reduce(GtidSet.EMPTY, GtidSet::union);
  }

  @Property
  void textAndSetAreTheSame(@ForAll("sets") GtidSet set) {
    assertThat(GtidSet.parse(set.toString())).isEqualTo(set);
  }

  @Property
  void theUnionContainsBothAndNothingElse(
      @ForAll("sets") GtidSet one, @ForAll("sets") GtidSet other) {
    GtidSet both = one.union(other);

    assertThat(both.contains(one) && both.contains(other)).isTrue();
    assertThat(both.subtract(one).subtract(other).isEmpty()).isTrue();
  }

  @Property
  void theDifferenceAndThePartMakeTheWhole(
      @ForAll("sets") GtidSet one, @ForAll("sets") GtidSet other) {
    GtidSet rest = one.subtract(other);

    assertThat(rest.union(other)).isEqualTo(one.union(other));
    assertThat(rest.count()).isEqualTo(one.union(other).count() - other.count());
  }

  @Property
  void eachContainingTheOtherMeansEqual(
      @ForAll("sets") GtidSet one, @ForAll("sets") GtidSet other) {
    assertThat(one.contains(other) && other.contains(one)).isEqualTo(one.equals(other));
  }
}
