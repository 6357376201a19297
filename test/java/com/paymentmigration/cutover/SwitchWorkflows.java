package com.paymentmigration.cutover;

import com.paymentmigration.testsupport.Definition;
import com.paymentmigration.testsupport.TestFunctions;
import com.paymentmigration.testsupport.TestStacks;
import com.paymentmigration.validation.ValidationSteps;
import com.paymentmigration.workflow.Workflow;
import com.paymentmigration.workflow.WorkflowProps;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.Succeed;

/** The switch's workflows in a small stack, synthesized once for all tests of a profile. */
final class SwitchWorkflows {
  private final Template template;

  private SwitchWorkflows(Template template) {
    this.template = template;
  }

  static SwitchWorkflows ofProfile(String profile) {
    Stack stack = TestStacks.stack();
    TestFunctions functions = new TestFunctions(stack);
    SwitchStepFunctions steps =
        new SwitchStepFunctions(
            functions.function("Run"),
            functions.function("Preflight"),
            functions.function("Replication"),
            functions.function("Traffic"),
            functions.function("TrafficBack"),
            functions.function("BakeRound"),
            functions.function("Reconcile"),
            functions.function("Writer"),
            functions.function("Watchdog"));
    RollbackWorkflow rollback =
        new RollbackWorkflow(
            stack,
            "RollbackWorkflow",
            new RollbackWorkflowProps(
                "RollbackWorkflow",
                steps,
                functions.key(),
                RetentionDays.ONE_YEAR,
                RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));
    Workflow validation =
        new Workflow(
            stack,
            "ValidationWorkflow",
            new WorkflowProps(
                "ValidationWorkflow",
                "Validates",
                new Succeed(stack, "Valid"),
                60,
                List.of("arn:aws:lambda:us-east-1:111122223333:function:none"),
                List.of(),
                functions.key(),
                RetentionDays.ONE_YEAR,
                RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));
    new MigrationWorkflow(
        stack,
        "MigrationWorkflow",
        new MigrationWorkflowProps(
            "MigrationWorkflow",
            steps,
            new ValidationSteps(functions.function("Worker"), validation),
            rollback.workflow(),
            TestStacks.profile(profile).traffic(),
            functions.key(),
            RetentionDays.ONE_YEAR,
            RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));
    return new SwitchWorkflows(Template.fromStack(stack));
  }

  Definition migration() {
    return Definition.of(template, "MigrationWorkflow");
  }

  Definition rollback() {
    return Definition.of(template, "RollbackWorkflow");
  }

  Template template() {
    return template;
  }
}
