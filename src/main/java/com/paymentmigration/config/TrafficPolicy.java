package com.paymentmigration.config;

import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.List;

/**
 * How traffic moves, and who may send it.
 *
 * @param shiftSteps percent of the traffic that the new environment receives, step by step: each a
 *     weight of the stack's mapping, rising, from 1 to 100
 * @param bakeSeconds time in which every step must prove itself, 30 to 3600 seconds
 * @param finalBakeSeconds the same after the writer has moved, 60 to 18,000 seconds; all bakes
 *     together fit the 25,000 events of one execution, about 18,000 seconds
 * @param approvalRequired whether a person must approve before the writer moves
 * @param approvalTimeoutSeconds time without an answer that counts as a refusal, 300 to 86400
 *     seconds
 * @param internetFacing whether the load balancer has public addresses
 * @param clientCidrs IPv4 ranges that may call the load balancer, 1 to 50; shorter than /8, {@code
 *     0.0.0.0/0} too, only when it is internet-facing
 * @param requestsPerAddress requests that one client address may send in five minutes before the
 *     firewall blocks it, 10 to 2,000,000,000
 */
public record TrafficPolicy(
    List<Integer> shiftSteps,
    int bakeSeconds,
    int finalBakeSeconds,
    boolean approvalRequired,
    int approvalTimeoutSeconds,
    boolean internetFacing,
    List<String> clientCidrs,
    int requestsPerAddress) {
  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public TrafficPolicy {
    shiftSteps = List.copyOf(shiftSteps);
    clientCidrs = List.copyOf(clientCidrs);
    checkSteps(shiftSteps);
    Require.between(30, 3600, "traffic.bakeSeconds", bakeSeconds, "seconds");
    Require.between(60, 18_000, "traffic.finalBakeSeconds", finalBakeSeconds, "seconds");
    Require.between(
        300, 86_400, "traffic.approvalTimeoutSeconds", approvalTimeoutSeconds, "seconds");
    Require.between(
        10, 2_000_000_000, "traffic.requestsPerAddress", requestsPerAddress, "in five minutes");
    Require.that(
        !clientCidrs.isEmpty() && clientCidrs.size() <= NetworkPlan.MOST_RANGES,
        "traffic.clientCidrs",
        clientCidrs,
        "1 to " + NetworkPlan.MOST_RANGES + " IPv4 ranges");
    for (String cidr : clientCidrs) {
      Ipv4Range range = Ipv4Range.parse("traffic.clientCidrs", cidr);
      Require.that(
          internetFacing || range.prefix() >= NetworkPlan.SHORTEST_PREFIX,
          "traffic.clientCidrs",
          cidr,
          "ranges of the company's networks, /8 or longer, because traffic.internetFacing is false");
    }
  }

  private static void checkSteps(List<Integer> steps) {
    String allowed =
        "rising weights out of " + Require.list(TrafficWeight.ALLOWED) + ", from above 0 to 100";
    boolean rising = !steps.isEmpty();
    int previous = 0;
    for (int step : steps) {
      rising &= step > previous && TrafficWeight.ALLOWED.contains(step);
      previous = step;
    }
    Require.that(rising && previous == 100, "traffic.shiftSteps", steps, allowed);
  }
}
