package com.paymentmigration.lambda.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.handler.RotationHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One invocation by Secrets Manager: its own lease, for the time that the function has. */
class RotationInvocationTest {
  private static final DatabaseAccount ACCOUNT = DatabaseAccount.PAYMENT_APP_BLUE;
  private static final Credentials ADMIN = new Credentials("admin", "first");

  private final TestTime time = new TestTime();
  private final MemoryStateStore store = new MemoryStateStore(time.instant());
  private final MemoryVault vault = new MemoryVault();
  private final RotationHandler handler =
      new RotationHandler(
          new SecretRotation(
              vault,
              TestSecrets.ALL,
              new ClusterPair(
                  new FakeServer(Environment.BLUE, ADMIN),
                  new FakeServer(Environment.GREEN, ADMIN)),
              new RotationGate(store, () -> "UPDATE_COMPLETE", time, time),
              time,
              new BoundedStatement(
                  new Timing(time, time), (main, beside, interval) -> main.run())));

  @Test
  void eachInvocationHoldsALeaseOfItsOwnForTheTimeThatItHas() throws IOException {
    for (DatabaseAccount account : DatabaseAccount.values()) {
      vault.create(TestSecrets.ALL.of(account), new Credentials(account.username(), "first"));
    }
    String token = vault.startRotation(TestSecrets.ALL.of(ACCOUNT));
    invoke(token, "createSecret", "request-1");
    invoke(token, "setSecret", "request-2");
    invoke(token, "setSecret", "request-3");

    List<RotationLease> held =
        store.leases().stream().flatMap(lease -> RotationLease.parse(lease).stream()).toList();
    assertThat(held)
        .extracting(RotationLease::holder)
        .doesNotHaveDuplicates()
        .contains(token + "/request-2", token + "/request-3");
    assertThat(held)
        .extracting(lease -> Duration.between(time.instant(), lease.expiresAt()))
        .allMatch(left -> left.compareTo(RotationGate.PATIENCE.plusSeconds(30)) <= 0);
  }

  private void invoke(String token, String step, String request) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(
            "{\"Step\":\"%s\",\"SecretId\":\"%s\",\"ClientRequestToken\":\"%s\"}"
                .formatted(step, TestSecrets.ALL.of(ACCOUNT), token)
                .getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        context(request));
  }

  private static Context context(String request) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> request;
                  case "getRemainingTimeInMillis" -> 30_000;
                  default -> null;
                });
  }
}
