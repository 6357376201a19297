package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call that was recorded, and every one that follows from it, is allowed. */
class IamProofIT {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void noCallIsDenied(String profile) {
    DeployedTemplate template = DeployedTemplate.of(WholeStack.ofProfile(profile).template());
    List<IamJudge.Verdict> verdicts =
        IamJudge.judge(Requests.of(CommittedCalls.all(), template), template);

    assertThat(verdicts).hasSizeGreaterThan(300);
    assertThat(denied(verdicts)).isEmpty();
  }

  /** The selected profile, and the figures of what was judged. */
  @Test
  void noCallOfTheSelectedProfileIsDeniedAndTheFiguresAreThoseOfTheDocument() {
    DeployedTemplate template = DeployedTemplate.of(WholeStack.selected().template());
    List<Request> requests = Requests.of(CommittedCalls.all(), template);
    List<IamJudge.Verdict> verdicts = IamJudge.judge(requests, template);
    String table = table(requests, verdicts, new Grants(template).judgedBy(requests));

    assertThat(denied(verdicts)).isEmpty();
    assertThat(new GeneratedSection("docs/benchmarks.md", "permissions").committed(table))
        .isEqualTo(table);
  }

  private static List<String> denied(List<IamJudge.Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> !verdict.allowed())
        .map(verdict -> verdict.request().text() + ": " + verdict.why())
        .toList();
  }

  private static String table(
      List<Request> requests, List<IamJudge.Verdict> verdicts, List<Grants.Grant> grants) {
    long unused = grants.stream().filter(grant -> !grant.used()).count();
    StringBuilder table = new StringBuilder("| figure | value |\n|---|---|\n");
    line(table, "different calls recorded", CommittedCalls.read().size());
    line(table, "reachable by the code, not played, named", NotPlayed.rows().size());
    line(table, "requests judged, with those on somebody's behalf", requests.size());
    line(
        table,
        "of them through a VPC endpoint",
        requests.stream().filter(Request::endpoint).count());
    line(table, "denied", denied(verdicts).size());
    line(
        table,
        "grants (an action on a resource, by a role, key, topic, function or endpoint)",
        grants.size());
    line(table, "granted and never called, all of them named with a reason", unused);
    return table.toString();
  }

  private static void line(StringBuilder table, String figure, long value) {
    table.append("| ").append(figure).append(" | ").append(value).append(" |\n");
  }
}
