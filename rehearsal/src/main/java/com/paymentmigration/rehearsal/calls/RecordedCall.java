package com.paymentmigration.rehearsal.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A call of an AWS API as IAM evaluates it, told without anything that differs from one deployment
 * to the next: resources by their logical id without its hash.
 *
 * @param caller who: a function, {@link #APPLICATION}, a state machine, or {@link #PRESIGNED}
 * @param action {@code dynamodb:GetItem}
 * @param resource {@code MigrationStateTable}, {@code RollbackWorkflowStateMachine:execution},
 *     {@code AWS::StackId}, an ARN of something outside the stack, or {@code *}
 * @param context condition keys that the call itself carries
 */
public record RecordedCall(
    String caller, String action, String resource, SortedMap<String, String> context)
    implements Comparable<RecordedCall> {
  /** The payment application, on an instance of either fleet. */
  public static final String APPLICATION = "PaymentApplication";

  /** Whoever uses a URL that CloudFormation signed. */
  public static final String PRESIGNED = "presigned";

  /** Condition key that names the transaction which an item's operation is part of. */
  public static final String ENCLOSING = "dynamodb:EnclosingOperation";

  private static final int COLUMNS = 4;
  private static final Comparator<RecordedCall> ORDER =
      Comparator.comparing(RecordedCall::caller)
          .thenComparing(RecordedCall::action)
          .thenComparing(RecordedCall::resource)
          .thenComparing(call -> call.context().toString());

  /** A call with this context, copied. */
  public RecordedCall(String caller, String action, String resource, Map<String, String> context) {
    this(caller, action, resource, new TreeMap<>(context));
  }

  /** One line of the record: columns by tabulators, condition keys by semicolons. */
  public String line() {
    return String.join("\t", caller, action, resource, spelled(context));
  }

  /**
   * Reads a {@link #line}.
   *
   * @throws IllegalArgumentException if it has not four columns
   */
  public static RecordedCall of(String line) {
    List<String> columns = List.of(line.split("\t", -1));
    if (columns.size() != COLUMNS) {
      throw new IllegalArgumentException(
          "recorded call: received '" + line + "', allowed: caller, action, resource, context");
    }
    return new RecordedCall(columns.get(0), columns.get(1), columns.get(2), read(columns.get(3)));
  }

  private static String spelled(Map<String, String> context) {
    return context.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Reads condition keys and values as a line spells them. */
  public static SortedMap<String, String> read(String text) {
    SortedMap<String, String> context = new TreeMap<>();
    for (String pair : text.split("; ", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        context.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return context;
  }

  /** Service part of the action. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }

  @Override
  public int compareTo(RecordedCall other) {
    return ORDER.compare(this, other);
  }
}
