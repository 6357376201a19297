package com.paymentmigration.compliance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolation;

/**
 * The gates in Java as plugins of the CDK. The first one that the CDK asks reads the templates and
 * begins the judgments of all of them: they go on in this virtual machine while the CDK's other
 * plugins run in Node.js. Each report is that of its own gate, in the order of the plugins.
 */
final class TemplateGates {
  private final List<TemplateGate> gates;
  private final Map<TemplateGate, ForkJoinTask<List<PolicyViolation>>> begun = new HashMap<>();

  private TemplateGates(List<TemplateGate> gates) {
    this.gates = List.copyOf(gates);
  }

  /** One plugin a gate, in this order. */
  static List<IPolicyValidationPlugin> plugins(TemplateGate... gates) {
    TemplateGates together = new TemplateGates(List.of(gates));
    return Stream.of(gates).<IPolicyValidationPlugin>map(together::plugin).toList();
  }

  private IPolicyValidationPlugin plugin(TemplateGate gate) {
    return new Plugin(this, gate);
  }

  /** An answer is used once, so that a second synthesis is judged anew. */
  private synchronized List<PolicyViolation> answer(
      TemplateGate gate, IPolicyValidationContext context) {
    if (!begun.containsKey(gate)) {
      begin(context);
    }
    return begun.remove(gate).join();
  }

  private void begin(IPolicyValidationContext context) {
    List<TemplateReport.Stack> stacks =
        context.getStackTemplates().stream()
            .map(
                stack ->
                    TemplateReport.Stack.read(
                        stack.getTemplatePath(), Objects.toString(stack.getRegion(), "")))
            .toList();
    for (TemplateGate gate : gates) {
      begun.put(gate, ForkJoinPool.commonPool().submit(() -> judged(gate, stacks)));
    }
  }

  private static List<PolicyViolation> judged(
      TemplateGate gate, List<TemplateReport.Stack> stacks) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (TemplateReport.Stack stack : stacks) {
      violations.addAll(
          stack
              .tooLarge()
              .orElseGet(() -> gate.judge(stack.template(), stack.region(), stack.path())));
    }
    return violations;
  }

  /** What the CDK calls. */
  private record Plugin(TemplateGates together, TemplateGate gate)
      implements IPolicyValidationPlugin {
    @Override
    public String getName() {
      return gate.name();
    }

    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
      List<PolicyViolation> violations = together.answer(gate, context);
      return PolicyValidationPluginReport.builder()
          .success(violations.isEmpty())
          .violations(violations)
          .build();
    }
  }
}
