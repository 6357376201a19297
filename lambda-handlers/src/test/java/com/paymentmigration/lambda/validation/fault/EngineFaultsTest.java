package com.paymentmigration.lambda.validation.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineFaultsTest {
  @ParameterizedTest
  @MethodSource("com.paymentmigration.lambda.validation.fault.EngineFault#all")
  void theLineThatAFaultChangesStandsInTheEngineOnce(EngineFault fault) {
    assertThat(fault.places()).as("%s: %s", fault.file(), fault.right()).isEqualTo(1);
    assertThat(fault.wrong()).isNotEqualTo(fault.right());
  }
}
