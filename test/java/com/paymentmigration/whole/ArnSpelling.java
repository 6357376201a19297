package com.paymentmigration.whole;

import com.paymentmigration.testsupport.WholeStack;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One spelling for ARNs that {@link Role} reads in several: by reference to a state machine or by
 * its name, by region or by pseudo parameter.
 *
 * @param replacements text to replace, and its replacement, in the order of their application
 */
record ArnSpelling(Map<String, String> replacements) {
  private static final String NAME_OF =
      "<{\"Fn::Select\":[6,{\"Fn::Split\":[\":\",{\"Ref\":\"%s\"}]}]}>";

  static ArnSpelling of(WholeStack stack) {
    Map<String, String> replacements = new LinkedHashMap<>();
    replacements.put("<AWS::Region>", "us-east-1");
    stack
        .ofType("AWS::StepFunctions::StateMachine")
        .forEach(
            (id, machine) -> {
              String name = Role.spell(stack, machine.at("/Properties/StateMachineName"));
              // The construct leaves out the colon after the name: it allows executions of
              // workflows whose names begin alike.
              replacements.put(NAME_OF.formatted(id) + "*", name + ":*");
              replacements.put(
                  stack.path(id), "arn:aws:states:us-east-1:<AWS::AccountId>:stateMachine:" + name);
            });
    return new ArnSpelling(replacements);
  }

  /** The spelling by name and region; a function's ARN without its versions and aliases. */
  String canonical(String resource) {
    String spelled = resource;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      spelled = spelled.replace(replacement.getKey(), replacement.getValue());
    }
    // The workflows call functions by their plain ARN; none has a version or an alias.
    return spelled.replaceFirst("^<(.+/Function/Resource)>:\\*$", "$1");
  }
}
