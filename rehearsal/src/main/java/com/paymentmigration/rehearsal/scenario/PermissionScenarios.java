package com.paymentmigration.rehearsal.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.emulator.ApiGate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What no migration plays and AWS does nevertheless: CloudFormation at the deployment gate, Secrets
 * Manager at every secret, EventBridge after a dead validation. It is here so that the calls which
 * the functions make then are recorded too.
 */
final class PermissionScenarios {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GATE = "ValidationFunctionsGateFunction";
  private static final String ANSWERS = "/cloudformation-custom-resource-response-useast1/";

  /** The functions reach it at the gate, where all of AWS is. */
  private static final String BUCKET =
      "https://cloudformation-custom-resource-response.s3.amazonaws.com";

  private PermissionScenarios() {}

  static Scenario everyCaller() {
    return new Scenario(
        "every-caller",
        "dev",
        "CloudFormation asks the gate about every change of phase, every secret is rotated, a"
            + " validation dies, the writer is looked at: calls that no migration makes",
        "the status stays, each is answered",
        Arrays.stream(MigrationStatus.values())
            .filter(MigrationStatus::atRest)
            .collect(Collectors.toUnmodifiableSet()),
        PermissionScenarios::play);
  }

  private static void play(Stage stage) throws InterruptedException {
    Queue<String> answers = new ConcurrentLinkedQueue<>();
    stage.world().gate().disturb(takeInto(answers));
    forgetVerdict(stage);
    String first = ask(stage, "Update", MigrationPhase.PREPARE, MigrationPhase.MIGRATE);
    stage.await("the answer of the validation", () -> answered(answers, first));
    stage.check(
        "a change of phase that needs a validation is answered after it",
        answers.peek().contains("SUCCESS"),
        "the workflow answered");
    transitions(stage, answers);
    deaths(stage, answers);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      stage.operator("Secrets Manager rotates the secret of " + account.username());
      Optional<String> refused = stage.world().rotate(account.username());
      stage.check(
          "rotated: " + account.username(), refused.isEmpty(), refused.orElse("a new password"));
    }
    for (String operation : List.of("measure", "tick", "reassert")) {
      String answer =
          stage.world().functions().call("SwitchWriter", "{\"operation\":\"" + operation + "\"}");
      stage.check("the writer's " + operation, answer.contains("outcome"), answer);
    }
  }

  private static void transitions(Stage stage, Queue<String> answers) {
    int asked = 0;
    for (MigrationPhase from : MigrationPhase.values()) {
      for (MigrationPhase to : MigrationPhase.values()) {
        asked += answered(answers, ask(stage, "Update", from, to)) ? 1 : 0;
      }
    }
    for (String type : List.of("Create", "Delete")) {
      asked +=
          answered(answers, ask(stage, type, MigrationPhase.PREPARE, MigrationPhase.PREPARE))
              ? 1
              : 0;
    }
    int phases = MigrationPhase.values().length;
    stage.check(
        "every change of phase is answered", asked == phases * phases + 2, asked + " of 18");
  }

  /** A validation that died is answered for by the function that EventBridge calls. */
  private static void deaths(Stage stage, Queue<String> answers) {
    String execution =
        stage
            .workflows()
            .listExecutions(
                request ->
                    request.stateMachineArn(
                        stage.world().deployment().workflow("ValidationWorkflowArn")))
            .executions()
            .get(0)
            .executionArn();
    int before = answers.size();
    ObjectNode event = JSON.createObjectNode();
    event.putObject("detail").put("executionArn", execution).put("status", "FAILED");
    stage.world().functions().call("ValidationFunctionsAnswerFunction", event.toString());
    stage.check("a validation that died is answered for", answers.size() == before + 1, execution);
  }

  private static ApiGate.Disturbance takeInto(Queue<String> answers) {
    return new ApiGate.Disturbance() {
      @Override
      public ApiGate.Answer before(ApiGate.Call call) {
        if (!call.action().startsWith(ANSWERS)) {
          return null;
        }
        answers.add(call.body());
        return new ApiGate.Answer(200, "");
      }
    };
  }

  private static boolean answered(Queue<String> answers, String request) {
    return answers.stream().anyMatch(answer -> answer.contains(request));
  }

  /** Calls the gate's function as CloudFormation does; id of the request. */
  private static String ask(Stage stage, String type, MigrationPhase from, MigrationPhase to) {
    String request = UUID.randomUUID().toString();
    ObjectNode event = JSON.createObjectNode();
    event.put("RequestType", type);
    event.put("ResponseURL", BUCKET + ANSWERS + request);
    event.put("StackId", stage.world().deployment().stackId());
    event.put("RequestId", request);
    event.put("LogicalResourceId", "Gate");
    event.putObject("ResourceProperties").put("MigrationPhase", to.key());
    event.putObject("OldResourceProperties").put("MigrationPhase", from.key());
    stage.world().functions().call(GATE, event.toString());
    return request;
  }

  private static void forgetVerdict(Stage stage) {
    stage
        .world()
        .deployment()
        .clients()
        .dynamoDb()
        .deleteItem(
            request ->
                request
                    .tableName(stage.world().stateTable())
                    .key(
                        Map.of(
                            "id", AttributeValue.fromS("validation"),
                            "sort", AttributeValue.fromS("verdict"))));
  }
}
