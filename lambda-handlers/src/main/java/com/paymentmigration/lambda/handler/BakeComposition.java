package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudWatchAlarmReader;
import com.paymentmigration.lambda.aws.HttpsAddress;
import com.paymentmigration.lambda.aws.HttpsProbe;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.traffic.Bake;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** What {@link BakeHandler} calls. */
public final class BakeComposition {
  private BakeComposition() {}

  /** Wires the function that {@code variables} configure; it trusts what the JVM trusts. */
  public static Bake of(Map<String, String> variables) {
    return of(variables, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Wires the function that {@code variables} configure, trusting what {@code tls} trusts. */
  public static Bake of(Map<String, String> variables, SSLSocketFactory tls) {
    Timing timing = StateAccess.realTime();
    HttpsAddress address =
        new HttpsAddress(
            Setting.LOAD_BALANCER_DNS_NAME.from(variables),
            Numbers.positiveOr(HttpsAddress.STANDARD_PORT, Setting.LOAD_BALANCER_PORT, variables),
            Setting.SERVICE_DOMAIN_NAME.from(variables),
            Setting.HEALTH_CHECK_PATH.from(variables));
    Duration limit = Duration.ofMillis(Numbers.positive(Setting.PROBE_LATENCY_LIMIT_MS, variables));
    return new Bake(
        new StateTrafficIntents(StateAccess.writer(variables, timing), timing),
        new HttpsProbe(
            tls,
            address,
            Setting.SYNTHETIC_PAYMENT_PATH.ifSet(variables),
            Setting.PREVIEW_HEADER.from(variables),
            limit,
            () -> "probe-" + UUID.randomUUID()),
        new CloudWatchAlarmReader(
            CallLimits.PATIENT.client(CloudWatchClient.builder()),
            Setting.BLUE_GUARD_ALARM.from(variables),
            Setting.GREEN_GUARD_ALARM.from(variables)),
        StateAccess.pauses(variables),
        timing);
  }
}
