package com.paymentmigration.lambda.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramAssumptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select password('x')",
        "SET a = DES_ENCRYPT (b)",
        "select `encode`(1), ENCODE(a, b)",
        "begin flush query cache; end",
        "select a from t group by a desc",
        "select a from (select a from t group by a, b ASC) as s order by a",
        "select SQL_CACHE 1",
        "/* 'it */ select decode(a, b) -- '"
      })
  void whatIsGoneSince8IsFound(String definition) {
    assertThat(ProgramAssumptions.usesRemoved(definition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'password(' as encode",
        "insert into users (name, password) values (1, 2)",
        "select a from t group by a order by a desc",
        "select a from t group by a having sum(b) > 1 order by a desc",
        "select a from t group by a union select b from s order by 1 desc",
        "select 1 /* encode( */ -- decode(\n, 2 # encrypt(",
        "select 'it''s \\' encode(' as a"
      })
  void whatOnlyLooksLikeItIsNot(String definition) {
    assertThat(ProgramAssumptions.usesRemoved(definition)).isFalse();
  }

  @Test
  void aBodyAsLongAsAPacketIsReadInLinearTime() {
    String body = "select '" + "\\'".repeat(2_000_000) + "', group by " + "a ".repeat(2_000_000);
    assertThat(ProgramAssumptions.usesRemoved(body)).isFalse();
  }
}
