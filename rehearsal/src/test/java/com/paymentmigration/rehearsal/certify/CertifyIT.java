package com.paymentmigration.rehearsal.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.paymentmigration.rehearsal.application.Accounts;
import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.PaymentRequest;
import com.paymentmigration.rehearsal.application.PaymentRows;
import com.paymentmigration.rehearsal.certify.StrangerApplication.Fault;
import com.paymentmigration.rehearsal.service.PaymentApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kit against applications whose conduct is known: the reference application and a stranger by
 * plain JDBC keep every rule; the same stranger with one fault breaks that rule, by name.
 */
class CertifyIT {
  /** All of it takes some five minutes. */
  private static final boolean WHOLE = Boolean.getBoolean("certify.whole");

  /** Played in any case: one for each rule. */
  private static final Set<Fault> ALWAYS =
      EnumSet.of(
          Fault.STOPS_WHEN_UNREADABLE,
          Fault.KEEPS_CONNECTIONS,
          Fault.LOST_COMMIT_IS_SUCCESS,
          Fault.ASKS_THE_READER,
          Fault.CHANGES_SCHEMA,
          Fault.SYNTHETIC_LIES);

  private static final String SYNTHETIC = "/payments/synthetic";

  private static Bench bench;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    bench = new Bench(List.of());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  private static String stranger() {
    return PaymentApplication.command()
        .replace(PaymentApplication.class.getName(), StrangerApplication.class.getName());
  }

  private Certificate certify(String command, Fault fault, String... trials)
      throws InterruptedException {
    Certification.Order order =
        new Certification.Order(
            new OwnApplication(
                command,
                Optional.empty(),
                folder,
                PaymentRequest.of(PaymentRequest.REFERENCE),
                PaymentRows.of(PaymentRows.REFERENCE),
                new Accounts(1, 32),
                "/health",
                SYNTHETIC,
                List.of(),
                Duration.ofSeconds(40)),
            folder,
            true,
            List.of(trials),
            Map.of("BREAK", fault.name()));
    return new Certification(bench, order, new Story()).play();
  }

  private static void assertKeepsAll(Certificate certificate) {
    assertThat(certificate.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.BROKEN)
        .isEmpty();
    assertThat(EnumSet.allOf(Rule.class))
        .allSatisfy(rule -> assertThat(certificate.verdict(rule)).isEqualTo(Verdict.KEPT));
  }

  @Test
  void theReferenceApplicationKeepsEveryRule() throws InterruptedException {
    assertKeepsAll(
        WHOLE
            ? certify(PaymentApplication.command(), Fault.NONE)
            : certify(
                PaymentApplication.command(),
                Fault.NONE,
                "pays",
                "lost-commit",
                "other-duplicate",
                "condemned-pool",
                "rotation",
                "wire"));
  }

  @Test
  void aStrangerThatKeepsTheContractByPlainJdbcKeepsEveryRule() throws InterruptedException {
    assumeThat(WHOLE).as("-Dcertify.whole=true").isTrue();
    assertKeepsAll(certify(stranger(), Fault.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          READS_STALE            | POINTER     | pays             | it is read consistently
          READS_SELDOM           | POINTER     | pays             | the state item is read once a second
          STOPS_WHEN_UNREADABLE  | POINTER     | state-unreadable | while the state item cannot be read, it goes on where it was
          FOLLOWS_OLD_EPOCH      | POINTER     | state-unreadable | a pointer with a lower epoch than one seen before is ignored
          KEEPS_SECRET           | POINTER     | rotation         | user and password are taken from the secret, and anew when a login is refused
          KEEPS_CONNECTIONS      | ERRORS      | condemned-pool   | no error of a closed side reaches a second request on the same connection
          LOST_COMMIT_IS_SUCCESS | COMMIT      | lost-commit      | success only if COMMIT was answered or the row was found
          NEW_KEY_EACH_TRY       | COMMIT      | lost-commit      | a payment whose COMMIT was lost is made once
          DUPLICATE_IS_SUCCESS   | COMMIT      | other-duplicate  | 1062 for another column is no payment
          DUPLICATE_IS_FAILURE   | COMMIT      | lost-commit      | the same key again ends in success
          ANY_AMOUNT             | COMMIT      | pays             | a key that was used for another payment is an error
          ANSWERS_EARLY          | TRANSACTION | pays             | nothing is told before COMMIT was answered
          ASKS_THE_READER        | TRANSACTION | pays             | payments are decided on the writer, not on the reader endpoint
          HEALTH_WRITES          | FENCE       | no-writer        | the health check needs no writes
          CHANGES_SCHEMA         | FENCE       | other-duplicate,wire | the schema is not changed while it runs
          TWO_PHASES             | FENCE       | other-duplicate,wire | no two-phase XA
          LONG_TRANSACTIONS      | FENCE       | other-duplicate,wire | transactions are short
          SYNTHETIC_LIES         | SYNTHETIC   | pays             | a synthetic payment goes the whole way
          """)
  void aBrokenRuleIsNamed(Fault fault, Rule rule, String trials, String promise)
      throws InterruptedException {
    assumeThat(WHOLE || ALWAYS.contains(fault)).as("-Dcertify.whole=true").isTrue();
    Certificate certificate = certify(stranger(), fault, trials.split(",", -1));

    assertThat(certificate.passed()).isFalse();
    assertThat(certificate.verdict(rule)).isEqualTo(Verdict.BROKEN);
    assertThat(certificate.of(rule))
        .filteredOn(finding -> finding.verdict() == Verdict.BROKEN)
        .extracting(Finding::promise)
        .contains(promise);
  }

  @Test
  void everyFaultIsPlayedAndEveryRuleHasOne() throws NoSuchMethodException {
    String table =
        CertifyIT.class
            .getDeclaredMethod(
                "aBrokenRuleIsNamed", Fault.class, Rule.class, String.class, String.class)
            .getAnnotation(CsvSource.class)
            .textBlock();
    assertThat(table.lines().map(line -> line.split("\\|", -1)[0].strip()))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Fault.NONE)).stream().map(Fault::name).toList());
    assertThat(table.lines().map(line -> line.split("\\|", -1)[1].strip()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Rule.class).stream().map(Rule::name).toList());
  }

  @Test
  void aCommandThatEndsIsNamedWithItsLastWords() {
    assertThatThrownBy(() -> certify("echo no such service; exit 3", Fault.NONE))
        .isInstanceOf(ApplicationFailedException.class)
        .hasMessageContaining("ended with code 3 before it answered")
        .hasMessageContaining("no such service");
  }
}
