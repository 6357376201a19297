package com.paymentmigration.rehearsal.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.paymentmigration.rehearsal.application.Accounts;
import com.paymentmigration.rehearsal.application.OwnApplication;
import com.paymentmigration.rehearsal.application.PaymentRequest;
import com.paymentmigration.rehearsal.application.PaymentRows;
import com.paymentmigration.testsupport.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documented sample in another language keeps the contract: played where {@code python3}, or
 * what the property {@code certify.python} names, has PyMySQL and boto3.
 */
class SampleInPythonIT {
  private static final String PYTHON = System.getProperty("certify.python", "python3");

  @TempDir private Path folder;

  @Test
  void keepsEveryRule() throws Exception {
    assumeThat(Boolean.getBoolean("certify.whole")).as("-Dcertify.whole=true").isTrue();
    assumeThat(hasItsModules()).as("PyMySQL and boto3 in " + PYTHON).isTrue();
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    Certification.Order order =
        new Certification.Order(
            new OwnApplication(
                "exec " + PYTHON + " docs/samples/payment_service.py",
                Optional.empty(),
                root,
                PaymentRequest.of(PaymentRequest.REFERENCE),
                PaymentRows.of(PaymentRows.REFERENCE),
                new Accounts(1, 32),
                "/health",
                "/payments/synthetic",
                List.of(),
                Duration.ofSeconds(40)),
            folder,
            true,
            List.of(),
            Map.of());
    try (Bench bench = new Bench(List.of())) {
      Certificate certificate = new Certification(bench, order, new Story()).play();

      assertThat(certificate.findings())
          .filteredOn(finding -> finding.verdict() == Verdict.BROKEN)
          .isEmpty();
    }
  }

  @Test
  void isPython() throws Exception {
    Path sample = SourceTree.path("docs/samples/payment_service.py");

    assertThat(python("import ast,sys; ast.parse(open(sys.argv[1]).read())", sample.toString()))
        .isTrue();
  }

  private static boolean hasItsModules() throws Exception {
    return python("import pymysql, boto3");
  }

  private static boolean python(String... program) throws Exception {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-c"));
    command.addAll(List.of(program));
    Process asked =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return asked.waitFor(30, TimeUnit.SECONDS) && asked.exitValue() == 0;
  }
}
