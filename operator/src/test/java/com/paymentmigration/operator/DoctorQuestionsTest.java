package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.account.Stacks.StackState;
import com.paymentmigration.operator.report.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorQuestionsTest {
  private static final String OPTIONS = "--stack dev-payment-a1b2c3d4";

  private static List<Question> of(String status, String drift) {
    return DoctorQuestions.of(
        Optional.of(new StackState(status, Map.of(), Map.of(), drift)), OPTIONS);
  }

  @Test
  void beforeTheFirstDeploymentNothingIsAnswered() {
    for (List<Question> questions :
        List.of(DoctorQuestions.of(Optional.empty(), OPTIONS), of("ROLLBACK_COMPLETE", ""))) {
      assertThat(questions)
          .hasSizeGreaterThan(10)
          .allSatisfy(each -> assertThat(each.answer()).isEmpty())
          .allSatisfy(
              each ->
                  assertThat(each.next())
                      .isEqualTo("deploy, then: ./migrate drill --stack dev-payment-a1b2c3d4"));
    }
  }

  @Test
  void ofAStackThatLivesItsDescriptionIsRead() {
    assertThat(of("CREATE_COMPLETE", "IN_SYNC at 2026-12-01T00:00:00Z"))
        .filteredOn(each -> !each.answer().isEmpty())
        .extracting(Question::number, Question::answer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                3, "CreateDBInstance took it: the stack has its instances"),
            org.assertj.core.groups.Tuple.tuple(
                5, "the last detection said IN_SYNC at 2026-12-01T00:00:00Z"));
    assertThat(of("UPDATE_COMPLETE", ""))
        .filteredOn(each -> !each.answer().isEmpty())
        .extracting(Question::number)
        .containsExactly(3);
  }
}
