package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awscdk.PolicyViolation;

/** A gate in Java: a function of one template. */
interface TemplateGate {
  /** As reports show it. */
  String name();

  /**
   * What is wrong; empty if nothing is.
   *
   * @param region of the stack, or empty
   * @param path of the template, for the report
   */
  List<PolicyViolation> judge(JsonNode template, String region, String path);
}
