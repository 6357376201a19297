package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.traffic.TargetHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Which of a target's states is which: the emulator knows one of them. */
class TargetHealthTest {
  private final List<String> asked = new ArrayList<>();
  private TargetHealthStateEnum[] states = {};
  private final ElbTrafficControl control =
      new ElbTrafficControl(new StubClient(), "rule", "blue-group", "green-group");

  @Test
  void aTargetThatPassesItsCheckIsHealthy() {
    assertThat(of(TargetHealthStateEnum.HEALTHY)).isEqualTo(new TargetHealth(1, 0, 0));
  }

  @Test
  void aTargetThatIsLeavingIsNotCounted() {
    assertThat(
            of(
                TargetHealthStateEnum.DRAINING,
                TargetHealthStateEnum.UNHEALTHY_DRAINING,
                TargetHealthStateEnum.UNUSED))
        .isEqualTo(new TargetHealth(0, 0, 0));
  }

  @Test
  void aTargetThatStartsIsNotHealthyYet() {
    assertThat(of(TargetHealthStateEnum.INITIAL)).isEqualTo(new TargetHealth(0, 1, 0));
  }

  @Test
  void aTargetThatFailsOrWhoseHealthIsNotKnownIsUnhealthy() {
    assertThat(
            of(
                TargetHealthStateEnum.UNHEALTHY,
                TargetHealthStateEnum.UNAVAILABLE,
                TargetHealthStateEnum.UNKNOWN_TO_SDK_VERSION))
        .isEqualTo(new TargetHealth(0, 0, 3));
  }

  @Test
  void eachSideIsAskedForItsOwnGroup() {
    control.health(Environment.BLUE);
    control.health(Environment.GREEN);

    assertThat(asked).containsExactly("blue-group", "green-group");
  }

  private TargetHealth of(TargetHealthStateEnum... given) {
    states = given;
    return control.health(Environment.BLUE);
  }

  private final class StubClient implements ElasticLoadBalancingV2Client {
    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
      asked.add(request.targetGroupArn());
      return DescribeTargetHealthResponse.builder()
          .targetHealthDescriptions(
              Stream.of(states)
                  .map(
                      state ->
                          TargetHealthDescription.builder()
                              .targetHealth(health -> health.state(state))
                              .build())
                  .toList())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
