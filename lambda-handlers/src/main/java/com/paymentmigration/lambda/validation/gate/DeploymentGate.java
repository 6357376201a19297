package com.paymentmigration.lambda.validation.gate;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.validation.report.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a deployment may change the migration's phase. Whatever a rollback of
 * CloudFormation may ask for succeeds: a failure there would end in UPDATE_ROLLBACK_FAILED.
 */
public final class DeploymentGate {
  /**
   * How long a validation started by the gate may take. CloudFormation gives a custom resource one
   * hour; the rest is for the workflow's own steps and the answer.
   */
  static final Duration VALIDATION_TIME = Duration.ofMinutes(50);

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9_-]");

  /** Step Functions' limit on the name of an execution, in characters. */
  private static final int NAME_LENGTH = 80;

  private final MigrationStatusSource status;
  private final StackRollbacks rollbacks;
  private final Freshness freshness;
  private final ValidationStarter validations;
  private final Clock clock;

  /** A gate over its ports. */
  public DeploymentGate(
      MigrationStatusSource status,
      StackRollbacks rollbacks,
      Freshness freshness,
      ValidationStarter validations,
      Clock clock) {
    this.status = status;
    this.rollbacks = rollbacks;
    this.freshness = freshness;
    this.validations = validations;
    this.clock = clock;
  }

  /**
   * Decides about {@code event}.
   *
   * @return the answer; empty if a validation was started that will answer
   * @throws IllegalArgumentException if the event is malformed
   */
  public Optional<Answer> decide(GateEvent event) {
    PhaseTransition transition = event.transition();
    if (!transition.forward()) {
      return accept(transition + ": not a step forward, nothing to validate");
    }
    if (rollbacks.rollingBack(event.address().stackId())) {
      return accept(transition + ": the stack is being rolled back, nothing to validate");
    }
    MigrationStatus current = status.current();
    if (!current.atRest()) {
      return Optional.of(
          new Answer(
              false,
              "MigrationPhase "
                  + transition
                  + ": received while the migration's status is "
                  + current
                  + ", allowed: only at rest (READY, REPLICATING, COMPLETED, ROLLED_BACK)"));
    }
    return transition.needsValidation()
        ? validated(event, transition)
        : accept(transition + ": at rest (" + current + ")");
  }

  private Optional<Answer> validated(GateEvent event, PhaseTransition transition) {
    Freshness.Finding finding = freshness.find();
    if (finding.fresh()) {
      return accept(transition + ": " + finding.reason());
    }
    validations.start(
        runName(event.address().requestId()),
        event.address(),
        clock.instant().plus(VALIDATION_TIME));
    return Optional.empty();
  }

  /** The same request gives the same name: repeated by Lambda, it starts no second run. */
  static String runName(String requestId) {
    if (requestId.isBlank()) {
      throw new IllegalArgumentException("RequestId: received nothing, allowed: an id");
    }
    String name = "gate-" + NOT_IN_A_NAME.matcher(requestId).replaceAll("-");
    return name.substring(0, Math.min(NAME_LENGTH, name.length()));
  }

  private static Optional<Answer> accept(String reason) {
    return Optional.of(new Answer(true, reason));
  }
}
