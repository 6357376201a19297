package com.paymentmigration.workflow;

import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * Errors of a call of a function after which the same call may work. A step of more than one
 * attempt may run twice, so one that broke off is called again too.
 *
 * <p>Source: the errors of Invoke in the Lambda API reference; "Handle Lambda service exceptions"
 * in the Step Functions developer guide; for {@code CodeArtifactUserPendingException}, which is not
 * in the reference, what callers of idle functions report (aws-cdk issue 20123, boto3 issue 3788).
 */
public final class RetriedErrors {
  /**
   * Lambda refuses the call at once, without running the function: it is not ready yet. The refused
   * call wakes it. After about 14 idle days a function in a VPC is inactive; waking took people 40
   * to 106 s. Errors of SnapStart are left out: it is off.
   */
  public static final List<String> NOT_READY =
      List.of(
          "Lambda.ResourceNotReadyException",
          "Lambda.CodeArtifactUserPendingException",
          "Lambda.ResourceConflictException",
          "Lambda.EC2ThrottledException",
          "Lambda.EC2UnexpectedException",
          "Lambda.ENILimitReachedException",
          "Lambda.ENINotReadyException",
          "Lambda.SubnetIPAddressLimitReachedException");

  /** What a handler declares transient, and Lambda's own throttling and failures. */
  static final List<String> PASSING =
      List.of(
          TransientFailureException.class.getName(),
          "Lambda.TooManyRequestsException",
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException");

  /** The call broke off: its time is over, or its process ended. What it did is not known. */
  static final List<String> BROKEN_OFF =
      List.of("States.Timeout", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError");

  private RetriedErrors() {}

  /** Errors that use up an attempt of the step: all but {@link #NOT_READY}. */
  static List<String> attempted() {
    List<String> all = new ArrayList<>(PASSING);
    all.addAll(BROKEN_OFF);
    return all;
  }
}
