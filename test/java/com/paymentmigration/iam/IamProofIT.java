package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call that was recorded, and every one that follows from it, is allowed. */
class IamProofIT {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void noCallIsDenied(String profile) {
    DeployedTemplate template = DeployedTemplate.of(WholeStack.ofProfile(profile).template());
    List<Request> requests = Requests.of(committed(), template);

    assertThat(IamJudge.judge(requests, template))
        .hasSizeGreaterThan(300)
        .filteredOn(verdict -> !verdict.allowed())
        .extracting(verdict -> verdict.request().text() + ": " + verdict.why())
        .isEmpty();
  }

  static java.util.NavigableSet<RecordedCall> committed() {
    return CallRecord.of(SourceTree.text(SourceTree.path(CallRecord.COMMITTED)));
  }
}
