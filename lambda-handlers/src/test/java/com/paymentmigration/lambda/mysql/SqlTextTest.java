package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class SqlTextTest {
  @Property
  void aLiteralEndsWhereItShouldAndReadsBackAsItself(
      @ForAll @CharRange(from = ' ', to = '[') @CharRange(from = ']', to = '~') String value) {
    String literal = SqlText.literal(value);
    String inside = literal.substring(1, literal.length() - 1);
    assertThat(literal).startsWith("'").endsWith("'");
    assertThat(inside.replace("''", "")).doesNotContain("'");
    assertThat(inside.replace("''", "'")).isEqualTo(value);
  }

  @Property
  void everythingElseIsRefused(@ForAll @CharRange(from = 127, to = 0xFFFF) char character) {
    assertThatThrownBy(() -> SqlText.literal("a" + character))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBackslashIsRefusedBecauseItsMeaningDependsOnTheSqlMode() {
    assertThatThrownBy(() -> SqlText.literal("secret\\"))
        .hasMessageContaining("U+5c at position 6")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anAccountIsValidFromEveryHost() {
    assertThat(SqlText.account("replicator")).isEqualTo("'replicator'@'%'");
  }

  @Test
  void wildcardsInASchemaNameGrantThatSchemaOnly() {
    assertThat(SqlText.grantedSchema("card_payments")).isEqualTo("`card\\_payments`.*");
  }

  @Test
  void aBacktickInASchemaNameIsRefused() {
    assertThatThrownBy(() -> SqlText.grantedSchema("a`b")).hasMessageContaining("U+60");
  }
}
