package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that CloudFormation is answered, whatever the gate does: a stack that waits for an
 * answer waits an hour.
 */
public final class GateConversation {
  private static final Logger LOG = LoggerFactory.getLogger(GateConversation.class);

  /** Kept for delivering the answer: the sender's attempts, timeouts and pauses together. */
  static final Duration ANSWER_TIME = Duration.ofSeconds(15);

  private final Supplier<DeploymentGate> gate;
  private final AnswerSender sender;

  /**
   * A conversation about the decisions of a gate.
   *
   * @param gate makes the gate once an event needs a decision: a setting that is missing must not
   *     keep a Delete, or the refusal itself, from being answered
   * @param sender how to answer
   */
  public GateConversation(Supplier<DeploymentGate> gate, AnswerSender sender) {
    this.gate = gate;
    this.sender = sender;
  }

  /**
   * Decides and answers.
   *
   * @param body the event
   * @param remaining time until the function is killed
   * @return what was answered; empty if a validation was started that will answer
   * @throws IllegalArgumentException if the event has no address to answer to
   * @throws AnswerNotDeliveredException if the answer could not be delivered
   */
  public Optional<Answer> answer(JsonNode body, Duration remaining) {
    GateEvent event = GateEvent.of(body);
    Optional<Answer> answer = decide(event, remaining.minus(ANSWER_TIME));
    answer.ifPresent(
        given -> {
          LOG.info("{}: {} {}", event, given.success() ? "SUCCESS" : "FAILED", given.reason());
          sender.send(event.address(), given);
        });
    return answer;
  }

  private Optional<Answer> decide(GateEvent event, Duration time) {
    if (event.delete()) {
      return Optional.of(new Answer(true, "nothing to remove"));
    }
    FutureTask<Optional<Answer>> decision = new FutureTask<>(() -> gate.get().decide(event));
    Thread thread = new Thread(decision, "gate");
    thread.setDaemon(true);
    thread.start();
    try {
      return decision.get(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      decision.cancel(true);
      return failed("the gate could not decide in time; nothing was changed");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failed("the gate was interrupted; nothing was changed");
    } catch (ExecutionException failure) {
      LOG.error("{}: no decision", event, failure.getCause());
      return failed("the gate could not decide: " + describe(failure.getCause()));
    }
  }

  private static String describe(Throwable cause) {
    return cause instanceof IllegalArgumentException
        ? cause.getMessage()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static Optional<Answer> failed(String reason) {
    return Optional.of(new Answer(false, reason));
  }
}
