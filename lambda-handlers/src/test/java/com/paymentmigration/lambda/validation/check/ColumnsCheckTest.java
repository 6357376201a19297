package com.paymentmigration.lambda.validation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsCheckTest {
  @ParameterizedTest
  @CsvSource({
    "int(11), int",
    "int(10) unsigned, int unsigned",
    "bigint(20), bigint",
    "year(4), year",
    "tinyint(4), tinyint",
    "tinyint(1), tinyint(1)",
    "int(6) unsigned zerofill, int(6) unsigned zerofill",
    "varchar(11), varchar(11)",
    "bit(4), bit(4)"
  })
  void aDisplayWidthIsNoPartOfATypeUnlessItMeansSomething(String columnType, String type) {
    assertThat(ColumnsCheck.type(columnType)).isEqualTo(type);
  }
}
