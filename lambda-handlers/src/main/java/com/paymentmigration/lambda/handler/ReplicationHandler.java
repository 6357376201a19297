package com.paymentmigration.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.cutover.ArmReplication;

/** Arms and proves both directions of replication. */
public final class ReplicationHandler
    extends JsonHandler<ReplicationHandler.Input, ArmReplication.Result> {
  private final WriterComposition use;

  /** The function as Lambda makes it. */
  public ReplicationHandler() {
    this(WriterComposition.of(System.getenv()));
  }

  /** A function over these use cases. */
  public ReplicationHandler(WriterComposition use) {
    super(Input.class);
    this.use = use;
  }

  @Override
  protected ArmReplication.Result handle(Input input, Context context) {
    LogContext.of(input.epoch(), "replication-arm");
    return use.arm().arm(input.epoch());
  }

  /**
   * What to arm.
   *
   * @param epoch of the run that acts; its state says which side writes
   */
  public record Input(long epoch) {}
}
