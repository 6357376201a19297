package com.paymentmigration.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** No check ends the run, whatever becomes of it. */
class DoctorTest {
  private static Finding one(Supplier<Finding> look) {
    return new Doctor(Duration.ofSeconds(20))
        .examine(List.of(Check.one("image", "BlueImageId", look)))
        .get(0);
  }

  private static AwsServiceException answer(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("User: x is not authorized\nto perform: y")
                .build())
        .build();
  }

  @Test
  void aForbiddenCallIsNotCheckedAndNamesThePolicy() {
    for (String code : List.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")) {
      Finding finding =
          one(
              () -> {
                throw answer(code, 400);
              });

      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_CHECKED);
      assertThat(finding.evidence())
          .isEqualTo("forbidden (" + code + ": User: x is not authorized to perform: y)");
      assertThat(finding.advice()).contains("docs/doctor-policy.json");
    }
  }

  /** HeadBucket has no body, and so no code. */
  @Test
  void aForbiddenHeadIsNotCheckedToo() {
    Finding finding =
        one(
            () -> {
              throw (S3Exception) S3Exception.builder().statusCode(403).message("null").build();
            });

    assertThat(finding.evidence()).startsWith("forbidden (HTTP 403");
  }

  @Test
  void anotherAnswerOfAwsOrATimeOutIsNotCheckedToo() {
    assertThat(
            one(() -> {
                  throw answer("ThrottlingException", 400);
                })
                .evidence())
        .startsWith("AWS answered ThrottlingException:");
    assertThat(
            one(() -> {
                  throw ApiCallTimeoutException.create(30_000);
                })
                .evidence())
        .isEqualTo("no answer within the time");
    assertThat(
            one(() -> {
                  throw new NotGivenException("parameter X is not given", "give it");
                })
                .advice())
        .isEqualTo("give it");
    assertThat(
            one(() -> {
                  throw new IllegalStateException("odd\nthing");
                })
                .evidence())
        .isEqualTo("IllegalStateException: odd thing");
  }

  @Test
  void aCheckThatHangsIsGivenUpAndTheOthersAreReportedInOrder() {
    CountDownLatch never = new CountDownLatch(1);
    Check hangs =
        Check.one(
            "zones",
            "us-east-1a",
            () -> {
              try {
                never.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              throw new IllegalStateException("given up");
            });
    Check fine = Check.one("image", "ami", () -> Finding.ok("image", "ami", "fine"));

    List<Finding> found =
        new Doctor(Duration.ofSeconds(2)).examine(List.of(fine, hangs, fine, fine));

    assertThat(found)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.OK, Verdict.NOT_CHECKED, Verdict.OK, Verdict.OK);
    assertThat(found.get(1).evidence()).isEqualTo("no answer within 2 s");
  }

  /**
   * Eight at once, so nine that wait for each other would never end: this shows they run at once.
   */
  @Test
  void checksRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Supplier<Finding> waits =
        () -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          return Finding.ok("image", "ami", "met the other");
        };

    assertThat(
            new Doctor(Duration.ofSeconds(20))
                .examine(List.of(Check.one("image", "a", waits), Check.one("image", "b", waits))))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.OK);
  }
}
