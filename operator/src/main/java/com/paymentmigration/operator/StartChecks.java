package com.paymentmigration.operator;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a run cannot work, as far as it can be told from outside; preflight looks at the rest. */
final class StartChecks {
  private StartChecks() {}

  /** The reasons; empty if there is none. */
  static List<String> against(Snapshot now, BeginRun.Mode mode, Optional<String> running) {
    List<String> reasons = new ArrayList<>();
    running.ifPresent(
        arn ->
            reasons.add(
                "execution "
                    + arn
                    + " is under way, follow it with: ./migrate watch "
                    + now.options()));
    if (!admits(now.status(), mode)) {
      reasons.add(
          "status: received " + now.status() + ", allowed: " + admitted(mode) + advice(now, mode));
    }
    List<MigrationPhase> phases =
        mode == BeginRun.Mode.MIGRATE ? MigrationPhase.MOVING : MigrationPhase.ARMING;
    if (phases.stream().noneMatch(phase -> phase.key().equals(now.phase()))) {
      reasons.add(
          "MigrationPhase: received "
              + now.phase()
              + ", allowed: "
              + MigrationPhase.keys(phases)
              + (now.phase().equals("prepare")
                  ? "; deploy --parameters MigrationPhase=migrate first"
                  : ""));
    }
    if (now.stackStatus().endsWith("_IN_PROGRESS") || now.stackStatus().endsWith("_FAILED")) {
      reasons.add(
          "stack: received "
              + now.stackStatus()
              + ", allowed: a complete status; wait for it, or repair the stack");
    }
    return reasons;
  }

  private static boolean admits(MigrationStatus status, BeginRun.Mode mode) {
    return mode == BeginRun.Mode.MIGRATE
        ? Transitions.allow(status, Intent.BEGIN_MIGRATE, MigrationStatus.SHIFTING)
        : Transitions.allow(status, Intent.BEGIN_REPLICATE, MigrationStatus.READY);
  }

  private static String admitted(BeginRun.Mode mode) {
    return Arrays.stream(MigrationStatus.values())
        .filter(status -> admits(status, mode))
        .map(MigrationStatus::name)
        .collect(Collectors.joining(", "));
  }

  private static String advice(Snapshot now, BeginRun.Mode mode) {
    return switch (now.status()) {
      case READY ->
          mode == BeginRun.Mode.MIGRATE
              ? "; arm replication first: ./migrate start --mode replicate "
                  + now.options()
                  + " --reason \"WHY\""
              : "";
      case HALTED -> "; see docs/runbook.md#halted";
      default -> "";
    };
  }
}
