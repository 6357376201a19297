package com.paymentmigration.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that call AWS, in the code of documents and in the stack's outputs. */
final class AwsCommands {
  /**
   * {@code aws service operation}, also inside of {@code $(…)}; {@code npx aws-cdk@… verb}, but for
   * synth, which calls nothing.
   */
  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\w/.-])(?:aws (?<service>[a-z][a-z0-9-]+) (?<operation>[a-z]+(?:-[a-z0-9]+)+|invoke|query|publish|deploy)"
              + "|npx (?:--yes )?aws-cdk@[0-9.]+ (?!synth)(?<verb>[a-z]+))");

  /** Services whose IAM prefix is not the AWS CLI's name of them. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("stepfunctions", "states"), Map.entry("elbv2", "elasticloadbalancing"));

  private AwsCommands() {}

  /** {@code service operation} or {@code npx aws-cdk verb} of each call in code of a document. */
  static List<String> in(MarkdownFile document) {
    List<String> code = new ArrayList<>(document.spans());
    document.blocks().forEach(block -> code.add(block.body()));
    return code.stream().flatMap(text -> in(text).stream()).distinct().toList();
  }

  /** The same of the outputs of a template, by the output's name. */
  static Map<String, String> inOutputs(JsonNode template) {
    Map<String, String> calls = new TreeMap<>();
    template
        .path("Outputs")
        .properties()
        .forEach(
            output ->
                in(output.getValue().path("Value").toString())
                    .forEach(call -> calls.put(output.getKey(), call)));
    return calls;
  }

  static List<String> in(String text) {
    List<String> calls = new ArrayList<>();
    Matcher call = CALL.matcher(text);
    while (call.find()) {
      calls.add(
          call.group("verb") == null
              ? call.group("service") + " " + call.group("operation")
              : "npx aws-cdk " + call.group("verb"));
    }
    return calls;
  }

  /** The action that a call's name says, in lower case: {@code states:startexecution}. */
  static String actionByName(String call) {
    String service = call.substring(0, call.indexOf(' '));
    String operation = call.substring(call.indexOf(' ') + 1).replace("-", "");
    return (PREFIXES.getOrDefault(service, service) + ":" + operation).toLowerCase(Locale.ROOT);
  }
}
