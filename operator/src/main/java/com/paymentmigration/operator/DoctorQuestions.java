package com.paymentmigration.operator;

import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.doctor.check.StackCheck;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.report.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What only an account can answer: what the stack's description tells, and who tells the rest. */
final class DoctorQuestions {
  private DoctorQuestions() {}

  /** The questions; {@code options} name the stack on the command line. */
  static List<Question> of(Optional<StackState> stack, String options) {
    boolean lives = StackCheck.lives(stack);
    String next = (lives ? "" : "deploy, then: ") + "./migrate drill " + options;
    return Arrays.stream(AccountQuestion.values())
        .map(
            each ->
                new Question(
                    each.number(), each.words(), lives ? read(each, stack.get()) : "", next))
        .toList();
  }

  /** What the stack's own description answers. */
  private static String read(AccountQuestion question, StackState stack) {
    return switch (question) {
      case MONITORING_ROLE -> "CreateDBInstance took it: the stack has its instances";
      case DRIFT -> stack.drift().isEmpty() ? "" : "the last detection said " + stack.drift();
      default -> "";
    };
  }
}
