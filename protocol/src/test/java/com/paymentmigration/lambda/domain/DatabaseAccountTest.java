package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DatabaseAccountTest {
  @Test
  void everyNameFitsIntoMySql() {
    assertThat(Arrays.stream(DatabaseAccount.values()).flatMap(each -> each.usernames().stream()))
        .allSatisfy(
            name -> assertThat(name).hasSizeLessThanOrEqualTo(DatabaseAccount.LONGEST_USERNAME));
  }

  @Test
  void twinsTakeTurns() {
    DatabaseAccount blue = DatabaseAccount.PAYMENT_APP_BLUE;
    assertThat(blue.next("payment_app_blue")).isEqualTo("payment_app_blue_twin");
    assertThat(blue.next("payment_app_blue_twin")).isEqualTo("payment_app_blue");
  }

  @Test
  void theAdminHasNoTwin() {
    assertThat(DatabaseAccount.ADMIN.usernames()).containsExactly("admin");
    assertThat(DatabaseAccount.ADMIN.next("admin")).isEqualTo("admin");
  }

  @Test
  void aTwinBelongsToItsAccount() {
    assertThat(DatabaseAccount.ofUsername("replicator_twin")).isEqualTo(DatabaseAccount.REPLICATOR);
  }

  @Test
  void anUnknownNameIsRejectedWithTheAllowedOnes() {
    assertThatThrownBy(() -> DatabaseAccount.ofUsername("root"))
        .hasMessageContaining("received 'root'")
        .hasMessageContaining("payment_app_green_twin");
  }

  @Test
  void aNameOfAnotherAccountHasNoTurn() {
    assertThatThrownBy(() -> DatabaseAccount.REPLICATOR.next("admin"))
        .hasMessageContaining("allowed: replicator, replicator_twin");
  }

  @Test
  void theApplicationsAccountBelongsToItsSide() {
    for (Environment side : Environment.values()) {
      assertThat(DatabaseAccount.application(side).side()).contains(side);
    }
    assertThat(DatabaseAccount.REPLICATOR.side()).isEmpty();
  }
}
