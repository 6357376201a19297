package com.paymentmigration.lambda.validation.gate;

/** Port: delivers an answer to CloudFormation. */
public interface AnswerSender {
  /**
   * Delivers {@code answer}, trying more than once.
   *
   * @throws com.paymentmigration.lambda.validation.gate.AnswerNotDeliveredException if
   *     CloudFormation could not be reached
   */
  void send(AnswerAddress address, Answer answer);
}
