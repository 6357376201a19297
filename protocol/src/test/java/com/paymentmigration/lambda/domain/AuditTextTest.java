package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Operator_0123456789abcdef/jo@example.com",
        "arn:aws:iam::111122223333:user/payments/night-shift/jo",
        "Jürgen O'Neill (on call)",
        "operator"
      })
  void aPrincipalsArnAndAPersonsNameAreNames(String name) {
    assertThat(AuditText.WHO.require("by", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\tb", "a\u0000b", "a\u202eb", "<b>", "a\u2028b"})
  void whatCouldForgeALineIsNoName(String name) {
    assertThat(AuditText.WHO.admits(name)).isFalse();
  }

  @Test
  void theLongestArnOfAUserIsANameAndALongerTextIsNot() {
    assertThat(AuditText.WHO.admits("x".repeat(640))).isTrue();
    assertThatThrownBy(() -> AuditText.WHO.require("by", "x".repeat(641)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "by: received '%s...' (641 characters), allowed: 1 to 640 characters, %s"
                .formatted("x".repeat(60), "letters, digits, spaces and _+=,.@/:'()-"));
  }

  @Test
  void aReasonIsAnyPrintableLine() {
    assertThat(AuditText.WHY.admits("CHG-1043: „Latenz“ > 500 ms & 5xx ↑ <ticket>")).isTrue();
    assertThat(AuditText.WHY.admits("two\nlines")).isFalse();
    assertThat(AuditText.WHY.admits("x".repeat(1001))).isFalse();
  }
}
