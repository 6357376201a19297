package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Stacks;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;

/** Stacks of CloudFormation. */
record AwsStacks(Supplier<CloudFormationClient> stacks) implements Stacks {
  @Override
  public Optional<StackState> stack(String name) {
    try {
      Stack found = stacks.get().describeStacks(r -> r.stackName(name)).stacks().get(0);
      Map<String, String> parameters = new TreeMap<>();
      found.parameters().forEach(p -> parameters.put(p.parameterKey(), p.parameterValue()));
      Map<String, String> outputs = new TreeMap<>();
      found.outputs().forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
      return Optional.of(
          new StackState(
              found.stackStatusAsString(), parameters, outputs, drift(found.driftInformation())));
    } catch (CloudFormationException failure) {
      if (String.valueOf(failure.getMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static String drift(StackDriftInformation drift) {
    return drift == null || drift.lastCheckTimestamp() == null
        ? ""
        : drift.stackDriftStatusAsString() + " at " + drift.lastCheckTimestamp();
  }
}
