package com.paymentmigration.cutover;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Result;
import software.constructs.Construct;

/** First states of a workflow: what the operator left out of the input gets its default. */
final class InputSteps {
  private InputSteps() {}

  static Chain withDefaults(Construct scope, Map<String, Object> defaults) {
    Pass known =
        Pass.Builder.create(scope, "Defaults")
            .result(Result.fromObject(defaults))
            .resultPath("$.defaults")
            .build();
    Map<String, Object> merged = new LinkedHashMap<>();
    merged.put("input.$", "States.JsonMerge($.defaults, $$.Execution.Input, false)");
    Pass merge =
        Pass.Builder.create(scope, "Apply input over defaults")
            .parameters(merged)
            .outputPath("$.input")
            .build();
    return Chain.start(known).next(merge);
  }
}
