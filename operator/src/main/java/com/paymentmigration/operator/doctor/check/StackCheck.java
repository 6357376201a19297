package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether CloudFormation would take this deployment in the state that the stack is in. */
public final class StackCheck {
  static final String KEY = "stack";

  private final PlannedStack plan;
  private final Supplier<Optional<StackState>> stack;

  private StackCheck(PlannedStack plan, Supplier<Optional<StackState>> stack) {
    this.plan = plan;
    this.stack = stack;
  }

  /** The check; {@code stack} answers, or throws, what a first look at it came to. */
  public static Check of(PlannedStack plan, Supplier<Optional<StackState>> stack) {
    StackCheck check = new StackCheck(plan, stack);
    return Check.one(KEY, plan.name(), check::look);
  }

  private Finding look() {
    Optional<StackState> found = stack.get();
    if (found.isEmpty()) {
      return Finding.ok(KEY, plan.name(), "does not exist yet: a first deployment");
    }
    String status = found.get().status();
    return switch (status) {
      case "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE" ->
          Finding.ok(KEY, plan.name(), status + ": an update");
      case "REVIEW_IN_PROGRESS" ->
          Finding.ok(KEY, plan.name(), status + ": made by a change set, holds nothing");
      case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED" ->
          fail(status, "a first deployment failed: delete the stack, then deploy again")
              .then(command("delete-stack"), command("wait stack-delete-complete"));
      case "UPDATE_ROLLBACK_FAILED" ->
          fail(status, "finish the rollback first").then(command("continue-update-rollback"));
      default ->
          fail(status, status.endsWith("_IN_PROGRESS") ? "wait for it" : "repair the stack")
              .then(command("describe-stack-events") + " --max-items 20");
    };
  }

  private Finding fail(String status, String advice) {
    return Finding.fail(KEY, plan.name(), status, "no stack, or a complete one", advice);
  }

  private String command(String verb) {
    return "aws cloudformation "
        + verb
        + " --region "
        + plan.region()
        + " --stack-name "
        + plan.name();
  }

  /** Whether the stack has its resources, so that names and quotas are taken by itself. */
  public static boolean lives(Optional<StackState> stack) {
    return stack
        .map(StackState::status)
        .filter(
            status -> status.matches("(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE|UPDATE_.*"))
        .isPresent();
  }
}
