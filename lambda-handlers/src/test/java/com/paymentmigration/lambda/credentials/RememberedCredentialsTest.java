package com.paymentmigration.lambda.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedCredentialsTest {
  private static final DatabaseAccount ADMIN = DatabaseAccount.ADMIN;

  private final List<DatabaseAccount> reads = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RememberedCredentials secrets =
      new RememberedCredentials(this::read, () -> now, Duration.ofSeconds(60));

  @Test
  void aSecretIsReadOnceWithinItsAge() {
    secrets.candidates(ADMIN);
    now = now.plusSeconds(59);
    secrets.candidates(ADMIN);
    assertThat(reads).containsExactly(ADMIN);
  }

  @Test
  void aSecretIsReadAgainWhenItIsOld() {
    secrets.candidates(ADMIN);
    now = now.plusSeconds(60);
    secrets.candidates(ADMIN);
    assertThat(reads).hasSize(2);
  }

  @Test
  void aForgottenSecretIsReadAgain() {
    secrets.candidates(ADMIN);
    secrets.forget(ADMIN);
    secrets.candidates(ADMIN);
    assertThat(reads).hasSize(2);
  }

  @Test
  void readingAheadReadsEverySecretAnewAndNoneAfterwards() {
    secrets.candidates(ADMIN);
    secrets.readAll();
    int ahead = reads.size();
    for (DatabaseAccount account : DatabaseAccount.values()) {
      secrets.candidates(account);
    }
    assertThat(ahead).isEqualTo(1 + DatabaseAccount.values().length);
    assertThat(reads).hasSize(ahead);
  }

  @Test
  void thePasswordIsNotInTheTextForm() {
    assertThat(new Credentials("admin", "hunter2")).asString().doesNotContain("hunter2");
  }

  private List<Credentials> read(DatabaseAccount account) {
    reads.add(account);
    return List.of(new Credentials(account.username(), "secret"));
  }
}
