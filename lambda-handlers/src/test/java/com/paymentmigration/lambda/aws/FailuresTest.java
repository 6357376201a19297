package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which answers of AWS may pass, and are worth another try. */
class FailuresTest {
  @ParameterizedTest
  @CsvSource({
    "499, Other, false",
    "500, Other, true",
    "503, Other, true",
    "400, ThrottlingException, true",
    "400, ValidationError, false",
    "403, AccessDenied, false"
  })
  void serverErrorsAndThrottlingMayPassAndNothingElse(int status, String code, boolean mayPass) {
    assertThatThrownBy(() -> Failures.translated("subject", () -> fail(status, code)))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("subject: ")
        .satisfies(
            failure -> assertThat(failure instanceof TransientFailureException).isEqualTo(mayPass));
  }

  @Test
  void noAnswerMayPass() {
    assertThatThrownBy(
            () ->
                Failures.translated(
                    "subject",
                    () -> {
                      throw SdkClientException.create("no route");
                    }))
        .isInstanceOf(TransientFailureException.class)
        .hasMessage("subject: no route");
  }

  private static Object fail(int status, String code) {
    throw AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("so").build())
        .build();
  }
}
