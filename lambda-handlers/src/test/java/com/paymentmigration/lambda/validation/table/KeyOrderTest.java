package com.paymentmigration.lambda.validation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static Optional<KeyOrder> order(String... types) {
    List<ColumnShape> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String type : types) {
      names.add("k" + names.size());
      columns.add(new ColumnShape("k" + columns.size(), type, false, "", 0));
    }
    return KeyOrder.of(new TableShape("t", columns, "PRIMARY", names, 0));
  }

  @Test
  void aRangeOfACompositeKeyIsSpelledOutSoThatTheIndexIsUsed() {
    KeyOrder order = order("int", "date").orElseThrow();

    assertThat(order.within(new KeyRange(new Key(List.of("7", "2026-01-02")), null)))
        .isEqualTo("`k0`>=7 AND (`k0`>7 OR (`k0`=7 AND `k1`>'2026-01-02'))");
    assertThat(order.within(new KeyRange(null, new Key(List.of("7", "2026-01-02")))))
        .isEqualTo("`k0`<=7 AND (`k0`<7 OR (`k0`=7 AND `k1`<='2026-01-02'))");
  }

  @Test
  void aTextTravelsAsHexadecimalDigitsSoThatNoQuoteCanEndIt() {
    KeyOrder order = order("varchar").orElseThrow();

    assertThat(order.within(new KeyRange(new Key(List.of("6F276E")), null)))
        .isEqualTo("`k0`>_utf8mb4 x'6F276E'");
    assertThat(order.shown(new Key(List.of("6F276E")))).isEqualTo("k0='o'n'");
  }

  @Test
  void aKeyThatIsNoNumberIsRefused() {
    KeyOrder order = order("int").orElseThrow();

    assertThatThrownBy(() -> order.within(new KeyRange(new Key(List.of("1 OR 1")), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k0");
  }

  @Test
  void typesWhoseRangesDoNotFollowTheirIndexAreNoKey() {
    assertThat(order("enum")).isEmpty();
    assertThat(order("int", "float")).isEmpty();
    assertThat(order()).isEmpty();
  }

  @Test
  void aLongKeyIsShownByItsBeginningSoThatAReportOfManyRowsFitsAnItem() {
    KeyOrder order = order("int", "varchar").orElseThrow();
    Key key = new Key(List.of("7", "61".repeat(3072)));

    assertThat(order.shown(key)).startsWith("k0=7, k1='aaa").endsWith("a…").hasSizeLessThan(220);
  }
}
