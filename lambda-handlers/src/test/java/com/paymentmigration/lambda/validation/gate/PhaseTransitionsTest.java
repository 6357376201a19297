package com.paymentmigration.lambda.validation.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTransitionsTest {
  private final GateFixture fixture = new GateFixture();

  @AfterEach
  void stopTheServer() {
    fixture.close();
  }

  @ParameterizedTest(name = "{0} -> {1}: at rest {2}, under way {3}, rolling back {4}")
  @CsvSource({
    "prepare,   prepare,   SUCCESS,    SUCCESS, SUCCESS",
    "prepare,   migrate,   VALIDATING, FAILED,  SUCCESS",
    "prepare,   stabilize, VALIDATING, FAILED,  SUCCESS",
    "prepare,   retire,    VALIDATING, FAILED,  SUCCESS",
    "migrate,   prepare,   SUCCESS,    SUCCESS, SUCCESS",
    "migrate,   migrate,   SUCCESS,    SUCCESS, SUCCESS",
    "migrate,   stabilize, SUCCESS,    FAILED,  SUCCESS",
    "migrate,   retire,    SUCCESS,    FAILED,  SUCCESS",
    "stabilize, prepare,   SUCCESS,    SUCCESS, SUCCESS",
    "stabilize, migrate,   SUCCESS,    SUCCESS, SUCCESS",
    "stabilize, stabilize, SUCCESS,    SUCCESS, SUCCESS",
    "stabilize, retire,    SUCCESS,    FAILED,  SUCCESS",
    "retire,    prepare,   SUCCESS,    SUCCESS, SUCCESS",
    "retire,    migrate,   SUCCESS,    SUCCESS, SUCCESS",
    "retire,    stabilize, SUCCESS,    SUCCESS, SUCCESS",
    "retire,    retire,    SUCCESS,    SUCCESS, SUCCESS",
  })
  void everyTransitionHasItsAnswer(
      String from, String to, String atRest, String underWay, String rollingBack) {
    assertThat(fixture.outcome(fixture.event("Update", from, to))).isEqualTo(atRest);

    fixture.status = MigrationStatus.SHIFTING;
    assertThat(fixture.outcome(fixture.event("Update", from, to))).isEqualTo(underWay);

    fixture.rollingBack = true;
    assertThat(fixture.outcome(fixture.event("Update", from, to))).isEqualTo(rollingBack);
  }

  @ParameterizedTest
  @EnumSource(MigrationStatus.class)
  void aStepForwardNeedsTheMigrationAtRest(MigrationStatus status) {
    fixture.status = status;

    assertThat(fixture.outcome(fixture.event("Update", "migrate", "stabilize")))
        .isEqualTo(status.atRest() ? "SUCCESS" : "FAILED");
  }

  @ParameterizedTest
  @CsvSource({"prepare, SUCCESS", "migrate, VALIDATING", "stabilize, VALIDATING"})
  void creatingTheStackInALaterPhaseIsATransitionFromPrepare(String phase, String outcome) {
    assertThat(fixture.outcome(fixture.event("Create", null, phase))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, 599, SUCCESS",
    "PASS, 601, VALIDATING",
    "PASS, -120, VALIDATING",
    "FAIL, 5, VALIDATING",
    "UNKNOWN, 5, VALIDATING"
  })
  void onlyAFreshRecordedPassStandsInForAValidation(Verdict verdict, long age, String outcome) {
    fixture.recorded(verdict, Duration.ofSeconds(age));

    assertThat(fixture.outcome(fixture.event("Update", "prepare", "migrate"))).isEqualTo(outcome);
  }
}
