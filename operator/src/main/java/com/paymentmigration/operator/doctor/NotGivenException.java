package com.paymentmigration.operator.doctor;

/** A check needs a value that the command line did not give: nothing about it can be told. */
public final class NotGivenException extends RuntimeException {
  private final String todo;

  /**
   * A value is missing.
   *
   * @param what is missing, as the report says it
   * @param todo how to give it
   */
  public NotGivenException(String what, String todo) {
    super(what);
    this.todo = todo;
  }

  String todo() {
    return todo;
  }
}
