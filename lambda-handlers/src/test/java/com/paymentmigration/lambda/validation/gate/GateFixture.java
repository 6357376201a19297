package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.report.Freshness;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.report.RecordedVerdicts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gate over fakes that answers a real local HTTP server. */
final class GateFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  final ResponseServer server = new ResponseServer();
  final List<String> started = new ArrayList<>();
  MigrationStatus status = MigrationStatus.REPLICATING;
  boolean rollingBack;
  Optional<RecordedVerdict> verdict = Optional.empty();
  RuntimeException failure;
  Duration delay = Duration.ZERO;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  private final RecordedVerdicts verdicts =
      new RecordedVerdicts() {
        @Override
        public Optional<RecordedVerdict> latest() {
          return verdict;
        }

        @Override
        public void record(RecordedVerdict recorded) {
          verdict = Optional.of(recorded);
        }
      };

  GateConversation conversation() {
    return new GateConversation(this::gate, server.sender());
  }

  DeploymentGate gate() {
    return new DeploymentGate(
        this::status,
        stack -> rollingBack,
        Freshness.ofAge(verdicts, Duration.ofMinutes(10), clock),
        (run, address, deadline) -> started.add(run),
        clock);
  }

  private MigrationStatus status() {
    if (failure != null) {
      throw failure;
    }
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
    return status;
  }

  void recorded(Verdict outcome, Duration age) {
    verdict =
        Optional.of(
            new RecordedVerdict(
                outcome,
                "2 of 5 rows differ",
                NOW.minus(age).minusSeconds(30),
                NOW.minus(age),
                "run-1",
                "blue",
                "green",
                "",
                "",
                5,
                5,
                List.of("payment: row id=7: amount")));
  }

  ObjectNode event(String type, String from, String to) {
    ObjectNode event = new ObjectMapper().createObjectNode();
    event.put("RequestType", type);
    event.put("ResponseURL", server.url());
    event.put("StackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/s/1");
    event.put("RequestId", "4e8a2c0e-0000-4000-8000-000000000001");
    event.put("LogicalResourceId", "PreMigrationValidation");
    if (!type.equals("Create")) {
      event.put("PhysicalResourceId", AnswerAddress.PHYSICAL_ID);
    }
    event.putObject("ResourceProperties").put("MigrationPhase", to);
    if (from != null) {
      event.putObject("OldResourceProperties").put("MigrationPhase", from);
    }
    return event;
  }

  /** Sends the event with plenty of time; SUCCESS, FAILED or VALIDATING. */
  String outcome(ObjectNode event) {
    return conversation()
        .answer(event, Duration.ofSeconds(60))
        .map(answer -> answer.success() ? "SUCCESS" : "FAILED")
        .orElse("VALIDATING");
  }

  @Override
  public void close() {
    server.close();
  }
}
