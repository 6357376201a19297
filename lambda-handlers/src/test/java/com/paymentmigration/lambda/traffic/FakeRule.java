package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A rule in memory that can lag, be overwritten, and have its targets fail. */
final class FakeRule implements TrafficControl {
  final List<TrafficWeight> writes = new ArrayList<>();
  RuleWeights live = new RuleWeights(100, 0);
  private final Map<Environment, TargetHealth> health = new EnumMap<>(Environment.class);
  private Runnable afterWrite = () -> {};
  private int ignoredWrites;

  FakeRule() {
    targets(Environment.BLUE, new TargetHealth(3, 0, 0));
    targets(Environment.GREEN, new TargetHealth(3, 0, 0));
  }

  void targets(Environment environment, TargetHealth targets) {
    health.put(environment, targets);
  }

  /** The next {@code count} writes are answered and do nothing. */
  void ignoreWrites(int count) {
    ignoredWrites = count;
  }

  /** What happens once, right after the next write. */
  void afterNextWrite(Runnable event) {
    afterWrite = event;
  }

  @Override
  public void set(TrafficWeight weight) {
    writes.add(weight);
    if (ignoredWrites > 0) {
      ignoredWrites--;
    } else {
      live = RuleWeights.of(weight);
    }
    Runnable event = afterWrite;
    afterWrite = () -> {};
    event.run();
  }

  @Override
  public RuleWeights read() {
    return live;
  }

  @Override
  public TargetHealth health(Environment environment) {
    return health.get(environment);
  }
}
