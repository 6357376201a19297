package com.paymentmigration.cutover;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.INextable;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.Result;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.constructs.Construct;

/**
 * Looks until something is done, a counted number of times: a workflow has no loop with a bound of
 * its own. The states are {@code <name>: begin}, {@code settled?}, {@code pause} and {@code count}.
 */
final class CountedLoop {
  private final Construct scope;
  private final String name;
  private final int pauseSeconds;
  private final int most;

  CountedLoop(Construct scope, String name, int pauseSeconds, int most) {
    this.scope = scope;
    this.name = name;
    this.pauseSeconds = pauseSeconds;
    this.most = most;
  }

  /**
   * Chains the loop's states.
   *
   * @param first first look; leaves what {@code done} reads
   * @param again every further look
   * @param done when to stop looking
   * @param end where to go then
   * @param expired where to go after the last look
   * @return first state of the loop
   */
  <S extends INextable & IChainable> Pass around(
      S first, S again, Condition done, IChainable end, IChainable expired) {
    Pass zero =
        Pass.Builder.create(scope, name + ": begin")
            .result(Result.fromObject(Map.of("count", 0)))
            .resultPath("$.polls")
            .build();
    Wait pause =
        Wait.Builder.create(scope, name + ": pause")
            .time(WaitTime.duration(Duration.seconds(pauseSeconds)))
            .build();
    Map<String, Object> next = new LinkedHashMap<>();
    next.put("count.$", "States.MathAdd($.polls.count, 1)");
    Pass count =
        Pass.Builder.create(scope, name + ": count").parameters(next).resultPath("$.polls").build();
    Choice settled =
        new Choice(scope, name + ": settled?")
            .when(done, end)
            .when(Condition.numberGreaterThanEquals("$.polls.count", most), expired)
            .otherwise(pause);
    zero.next(first);
    first.next(settled);
    pause.next(count).next(again);
    again.next(settled);
    return zero;
  }
}
