package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.stack.StackFailure;
import com.paymentmigration.lambda.stack.StackReconciler;
import com.paymentmigration.lambda.stack.StackState;
import com.paymentmigration.lambda.stack.StackUpdate;
import com.paymentmigration.lambda.stack.UpdateStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudFormation in memory: one stack, one operation at a time. */
final class FakeStack implements StackReconciler {
  final List<StackUpdate> updates = new ArrayList<>();
  final Map<String, String> parameters = new TreeMap<>();
  String status = "UPDATE_COMPLETE";
  UpdateStart answer = UpdateStart.STARTED;
  List<StackFailure> ofToken = List.of();
  List<StackFailure> latest = List.of();

  FakeStack() {
    parameters.put("ActiveEnvironment", "blue");
    parameters.put("CostCenter", "CC-1234");
    parameters.put("GreenTrafficWeight", "0");
    parameters.put("MigrationPhase", "migrate");
    parameters.put("MigrationStatus", "READY");
  }

  /** The update under way ends well. */
  void complete() {
    parameters.putAll(updates.get(updates.size() - 1).given());
    status = "UPDATE_COMPLETE";
  }

  @Override
  public StackState describe() {
    return new StackState(status, parameters, List.of("CAPABILITY_IAM"));
  }

  @Override
  public UpdateStart start(StackUpdate update) {
    updates.add(update);
    if (answer == UpdateStart.STARTED) {
      status = "UPDATE_IN_PROGRESS";
    }
    return answer;
  }

  @Override
  public List<StackFailure> failuresOf(String token) {
    return ofToken;
  }

  @Override
  public List<StackFailure> latestFailures() {
    return latest;
  }
}
