package com.paymentmigration.environment;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * One of the two environments (requirement R1): an {@link AuroraCluster} and a {@link
 * ComputeFleet}. Blue and green are equal but for their colour and their image; a test compares the
 * templates.
 *
 * <p>Needs network, keys, secrets and tables; exposes endpoints, the target group and the names
 * that metrics go by.
 */
public final class PaymentEnvironment extends Construct {
  private final Environment environment;
  private final AuroraCluster cluster;
  private final ComputeFleet fleet;

  /** Defines the environment. */
  public PaymentEnvironment(Construct scope, String id, PaymentEnvironmentProps props) {
    super(scope, id);
    environment = props.fleet().environment();
    cluster = new AuroraCluster(this, "Database", props.cluster());
    fleet =
        new ComputeFleet(
            this,
            "Fleet",
            new ComputeFleetProps(
                props.fleet(),
                new DatabaseAddress(
                    cluster.readerEndpoint(),
                    props.cluster().settings().port(),
                    props.cluster().settings().name())));
  }

  /** Its colour. */
  public Environment environment() {
    return environment;
  }

  /** The database, to wait for: a function that connects depends on it. */
  public IDependable database() {
    return cluster;
  }

  /** Host name that always leads to the cluster's own writer instance. */
  public String clusterEndpoint() {
    return cluster.clusterEndpoint();
  }

  /** Host name that leads to one of the cluster's readers. */
  public String readerEndpoint() {
    return cluster.readerEndpoint();
  }

  /** ARN of the cluster. */
  public String clusterArn() {
    return cluster.clusterArn();
  }

  /** Identifier of the cluster: the dimension of its metrics. */
  public String clusterIdentifier() {
    return cluster.clusterIdentifier();
  }

  /** Identifiers of the cluster's instances, the first writer first. */
  public List<String> instanceIdentifiers() {
    return cluster.instanceIdentifiers();
  }

  /** ARN of the target group. */
  public String targetGroupArn() {
    return fleet.targetGroupArn();
  }

  /** Last part of the target group's ARN: the dimension of its metrics. */
  public String targetGroupFullName() {
    return fleet.targetGroupFullName();
  }

  /** Name of the Auto Scaling group. */
  public String fleetName() {
    return fleet.fleetName();
  }

  /**
   * Scales the fleet on requests too, once something forwards to it.
   *
   * @see ComputeFleet#scaleOnRequests
   */
  public void scaleOnRequests(String loadBalancerFullName, IDependable forwarding) {
    fleet.scaleOnRequests(loadBalancerFullName, forwarding);
  }
}
