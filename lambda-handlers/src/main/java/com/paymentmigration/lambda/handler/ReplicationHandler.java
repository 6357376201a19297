package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.cutover.ArmReplication;

/** Arms and proves both directions of replication. */
public final class ReplicationHandler
    extends JsonHandler<ReplicationHandler.Input, ArmReplication.Result> {
  private final ArmReplication arm;

  /** The function as Lambda makes it. */
  public ReplicationHandler() {
    this(ReplicationComposition.of(System.getenv()));
  }

  /** A function over this use case. */
  public ReplicationHandler(ArmReplication arm) {
    super(Input.class);
    this.arm = arm;
  }

  @Override
  protected ArmReplication.Result handle(Input input, Context context) {
    LogContext.of(input.epoch(), "replication-arm");
    return arm.arm(input.epoch());
  }

  /**
   * What to arm.
   *
   * @param epoch of the run that acts; its state says which side writes
   */
  public record Input(long epoch) {}
}
