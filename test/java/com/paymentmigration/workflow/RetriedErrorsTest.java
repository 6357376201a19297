package com.paymentmigration.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** What is retried, compared with the errors that AWS's own client declares for Invoke. */
class RetriedErrorsTest {
  /** Errors that no repetition cures, by why. */
  private static final Map<String, List<String>> FOR_GOOD =
      Map.of(
          "the function or its configuration must be changed",
          List.of(
              "InvalidRuntimeException",
              "RuntimeAliasDeletedException",
              "RuntimeVersionDeletedException",
              "ModeNotSupportedException",
              "InvalidZipFileException",
              "InvalidSecurityGroupIDException",
              "InvalidSubnetIDException",
              "ResourceNotFoundException",
              "NoPublishedVersionException"),
          "a permission is missing",
          List.of(
              "EC2AccessDeniedException",
              "KMSAccessDeniedException",
              "CodeArtifactUserDeletedException",
              "CodeArtifactUserFailedException"),
          "a quota of the account must be raised",
          List.of("ServiceQuotaExceededException"),
          "a key is disabled or gone",
          List.of("KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException"),
          "the request itself is wrong",
          List.of(
              "InvalidParameterValueException",
              "InvalidRequestContentException",
              "RequestTooLargeException",
              "SerializedRequestEntityTooLargeException",
              "UnsupportedMediaTypeException",
              "RecursiveInvocationException",
              "DurableExecutionAlreadyStartedException"),
          "what the functions do not use: file systems, SnapStart",
          List.of(
              "EFSIOException",
              "EFSMountConnectivityException",
              "EFSMountFailureException",
              "EFSMountTimeoutException",
              "S3FilesMountConnectivityException",
              "S3FilesMountFailureException",
              "S3FilesMountTimeoutException",
              "SnapStartException",
              "SnapStartRegenerationFailureException",
              "SnapStartNotReadyException",
              "SnapStartTimeoutException"));

  /** Above all errors of the service, or of any service. */
  private static final Set<String> BASES = Set.of("lambdaexception", "awsserviceexception");

  /** As Step Functions names them, without regard to case: the SDK writes Ec2 for EC2. */
  private static Set<String> names(List<String> errors) {
    Set<String> names = new TreeSet<>();
    errors.forEach(error -> names.add(error.replace("Lambda.", "").toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Set<String> declared() throws NoSuchMethodException {
    Set<String> names =
        names(
            Arrays.stream(
                    LambdaClient.class.getMethod("invoke", InvokeRequest.class).getExceptionTypes())
                .map(Class::getSimpleName)
                .toList());
    names.removeAll(BASES);
    return names;
  }

  @Test
  void everyErrorOfInvokeIsRetriedOrIsOneThatNoRepetitionCures() throws Exception {
    Set<String> sorted = names(RetriedErrors.NOT_READY);
    sorted.addAll(names(RetriedErrors.attempted()));
    FOR_GOOD.values().forEach(errors -> sorted.addAll(names(errors)));

    assertThat(declared()).hasSizeGreaterThan(20);
    assertThat(sorted).containsAll(declared());
  }

  @Test
  void noErrorIsBothRetriedAndForGood() {
    Set<String> retried = names(RetriedErrors.NOT_READY);
    retried.addAll(names(RetriedErrors.attempted()));

    FOR_GOOD
        .values()
        .forEach(errors -> assertThat(names(errors)).doesNotContainAnyElementsOf(retried));
  }

  /** A refusal costs no attempt: what may have run the function must not be among them. */
  @Test
  void whatMayHaveRunTheFunctionIsNoRefusal() {
    assertThat(RetriedErrors.NOT_READY)
        .doesNotContainAnyElementsOf(RetriedErrors.attempted())
        .allSatisfy(error -> assertThat(error).startsWith("Lambda."));
  }

  @Test
  void theErrorsThatIdleFunctionsWereSeenToAnswerWithAreAmongThem() {
    assertThat(RetriedErrors.NOT_READY)
        .contains("Lambda.ResourceNotReadyException", "Lambda.CodeArtifactUserPendingException");
  }

  @Test
  void whatHandlersDeclareTransientIsTheClassItself() {
    assertThat(RetriedErrors.attempted()).contains(TransientFailureException.class.getName());
  }
}
