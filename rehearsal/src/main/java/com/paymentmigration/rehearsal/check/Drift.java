package com.paymentmigration.rehearsal.check;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.rehearsal.emulator.Deployment;
import com.paymentmigration.rehearsal.front.Weights;
import com.paymentmigration.rehearsal.record.CheckResult;
import java.util.List;

/** I5: what is live is what the stack says. */
public final class Drift {
  private Drift() {}

  /** Compares the stack's parameters, the live rule and the state item. */
  public static List<CheckResult> check(Deployment deployment, Weights live, MigrationState state) {
    String weight = deployment.parameter("GreenTrafficWeight");
    return List.of(
        Promise.equal(
            "I5: live weights are the stack's parameter",
            new Weights(100 - Integer.parseInt(weight), Integer.parseInt(weight)),
            live),
        Promise.equal(
            "I5: live weights are what the state item intends",
            state.greenWeight().percent(),
            live.green()),
        Promise.equal(
            "I5: output CurrentActiveEnvironment is true",
            state.active().key(),
            deployment.output("CurrentActiveEnvironment")),
        Promise.equal(
            "I5: output CurrentMigrationStatus is true",
            state.status().name(),
            deployment.output("CurrentMigrationStatus")),
        Promise.of(
            "I5: the writer is on the active environment",
            state.writer().is(state.active()),
            "writer " + state.writer().key() + ", active " + state.active().key()),
        Promise.of(
            "I4: the state is one of rest",
            (state.status().atRest() || state.status().name().equals("HALTED"))
                && state.writer().environment().isPresent(),
            state.status() + ", writer " + state.writer().key()));
  }
}
