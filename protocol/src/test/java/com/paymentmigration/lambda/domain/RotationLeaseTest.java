package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationLeaseTest {
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:15:00Z");

  @Test
  void theTextOfTheStateItemIsReadBack() {
    RotationLease lease = new RotationLease("secret@version", UNTIL);

    assertThat(RotationLease.parse(lease.text())).contains(lease);
  }

  @Test
  void noTextIsNoLease() {
    assertThat(RotationLease.parse(RotationLease.FREE)).isEmpty();
  }

  @Test
  void aLeaseEndsByItselfSoThatADeadHolderBlocksNoCutover() {
    RotationLease lease = new RotationLease("v1", UNTIL);

    assertThat(lease.heldAt(UNTIL.minusMillis(1))).isTrue();
    assertThat(lease.heldAt(UNTIL)).isFalse();
  }

  @Test
  void textWithoutAnInstantIsRefused() {
    assertThatThrownBy(() -> RotationLease.parse("somebody"))
        .hasMessage("rotationLease: received 'somebody', allowed: empty or holder@instant");
  }
}
