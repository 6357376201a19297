package com.paymentmigration.lambda.validation.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static Optional<KeyOrder> order(String... types) {
    List<ColumnShape> columns = new ArrayList<>();
    List<TableKey.Part> parts = new ArrayList<>();
    for (String type : types) {
      parts.add(TableKey.Part.of("k" + columns.size()));
      columns.add(new ColumnShape("k" + columns.size(), type, false, "utf8mb4", 0, 2));
    }
    return order(columns, parts);
  }

  private static Optional<KeyOrder> order(List<ColumnShape> columns, List<TableKey.Part> parts) {
    TableKey key = new TableKey("PRIMARY", parts);
    TableShape shape = new TableShape("t", columns, List.of(key), 0);
    return KeyOrder.of(key, shape, shape);
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
  void aTextTravelsAsTheBytesOfItsOwnCharacterSet() {
    KeyOrder order =
        order(
                List.of(new ColumnShape("k", "varchar", false, "cp1251", 0, 0)),
                List.of(TableKey.Part.of("k")))
            .orElseThrow();

    assertThat(order.within(new KeyRange(new Key(List.of("D098")), null)))
        .isEqualTo("`k`>_cp1251 x'D098'");
    assertThat(order.read()).isEqualTo("HEX(`k`)");
  }

  @Test
  void aDescendingPartIsFollowedInTheOrderOfItsIndex() {
    KeyOrder order =
        order(
                List.of(
                    new ColumnShape("a", "int", false, "", 0, 0),
                    new ColumnShape("b", "int", false, "", 0, 0)),
                List.of(TableKey.Part.of("a"), new TableKey.Part("b", true, 0)))
            .orElseThrow();

    assertThat(order.within(new KeyRange(new Key(List.of("7", "3")), null)))
        .isEqualTo("`a`>=7 AND (`a`>7 OR (`a`=7 AND `b`<3))");
    assertThat(order.sort()).isEqualTo("`a`, `b` DESC");
    assertThat(order.sortBackwards()).isEqualTo("`a` DESC, `b`");
  }

  @Test
  void everyTypeThatAKeyMayHaveIsOne() {
    assertThat(order("enum")).isPresent();
    assertThat(order("int", "float")).isPresent();
    assertThat(order("set", "year", "bit", "tinyblob")).isPresent();
    assertThat(order("geometry")).isEmpty();
    assertThat(order()).isEmpty();
  }

  @Test
  void aKeyIsShownOnOneLineAndNoCardNumberWhole() {
    KeyOrder order = order("varchar").orElseThrow();
    HexFormat hex = HexFormat.of().withUpperCase();
    String forged = hex.formatHex("x\nPASS: 9 of 9 rows\u001b[2J".getBytes(UTF_8));
    String card = hex.formatHex("4111111111111111".getBytes(UTF_8));

    assertThat(order.shown(new Key(List.of(forged))))
        .isEqualTo("k0='x\\nPASS: 9 of 9 rows\\u{1B}[2J'");
    assertThat(order.shown(new Key(List.of(card)))).isEqualTo("k0='411111******1111'");
  }

  @Test
  void aLongKeyIsShownByItsBeginningSoThatAReportOfManyRowsFitsAnItem() {
    KeyOrder order = order("int", "varchar").orElseThrow();
    Key key = new Key(List.of("7", "61".repeat(3072)));

    assertThat(order.shown(key)).startsWith("k0=7, k1='aaa").endsWith("a…").hasSizeLessThan(220);
  }
}
