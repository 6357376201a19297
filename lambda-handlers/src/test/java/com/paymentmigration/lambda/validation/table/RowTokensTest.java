package com.paymentmigration.lambda.validation.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTokensTest {
  private final RowTokens tokens = new RowTokens(RowForm.of(RowHash.SHA1));

  private static ColumnShape column(String name, String type, boolean nullable) {
    return new ColumnShape(name, type, nullable, "utf8mb4", 0, 0);
  }

  private void add(ColumnShape column) {
    tokens.add(column, column);
  }

  @Test
  void everyNullableColumnIsMarkedButTheLastWhichGoesToTheEnd() {
    add(column("a", "int", true));
    add(column("b", "int", false));
    add(column("c", "int", true));
    add(column("d", "int", false));

    assertThat(tokens.row()).containsExactly("`b`", "`a`, _binary x'FE'", "`d`", "`c`");
    assertThat(tokens.columns())
        .containsExactly("`a`, _binary x'FE'", "`b`", "`c`, _binary x'FE'", "`d`");
  }

  @Test
  void aColumnThatIsNullableOnOneSideIsMarkedOnBoth() {
    tokens.add(column("a", "int", false), column("a", "int", true));
    add(column("b", "int", true));

    assertThat(tokens.row()).containsExactly("`a`, _binary x'FE'", "`b`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint     | `c`",
        "decimal    | `c`",
        "varchar    | `c`",
        "date       | `c`",
        "datetime   | CAST(`c` AS UNSIGNED)",
        "time       | CAST(`c` AS SIGNED)",
        "double     | `c` * 1e0",
        "bit        | `c` + 0",
        "varbinary  | LENGTH(`c`), `c`",
        "mediumtext | SHA1(`c`)",
        "blob       | SHA1(`c`)",
        "json       | SHA1(`c`)",
        "point      | SHA1(`c`)"
      })
  void theCheapestFormThatKeepsEveryByteIsTaken(String type, String sql) {
    add(column("c", type, false));

    assertThat(tokens.row()).containsExactly(sql);
  }

  @Test
  void fractionsOfASecondAreKeptAlsoIfOneSideOnlyHasThem() {
    ColumnShape whole = column("c", "datetime", false);
    ColumnShape micros = new ColumnShape("c", "datetime", false, "", 6, 0);
    tokens.add(whole, micros);

    assertThat(tokens.row())
        .containsExactly("EXTRACT(DAY_MICROSECOND FROM `c`) << 20 | EXTRACT(YEAR_MONTH FROM `c`)");
  }

  @Test
  void theBitThatAMomentsNumberLosesTellsNoTwoMomentsApart() {
    long day = 1_000_000_000_000L;
    long lastOfADay = 235_959_999_999L;
    long lastYearAndMonth = 9999_12;
    long lost = 1L << (Long.SIZE - ColumnTokens.YEAR_MONTH_BITS);

    assertThat(lastYearAndMonth).isLessThan(1L << ColumnTokens.YEAR_MONTH_BITS);
    assertThat(31 * day + lastOfADay).isLessThan(2 * lost);
    // Two moments that differ by the lost bit alone would have times of day this far apart.
    assertThat(lost % day).isGreaterThan(lastOfADay);
    assertThat(day - lost % day).isGreaterThan(lastOfADay);
  }

  @Test
  void anotherCharacterSetThanUtf8IsPrecededByItsLength() {
    add(new ColumnShape("c", "varchar", false, "latin1", 0, 0));

    assertThat(tokens.row()).containsExactly("LENGTH(`c`), `c`");
  }
}
