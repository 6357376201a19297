package com.paymentmigration.operator.drill.play;

import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.port.DatabaseControl;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The cluster that nobody writes to: what may be failed over and restarted on day 0. */
final class StandbyCluster {
  /** AWS: a failover of Aurora is over within a minute or two, an instance's restart as well. */
  static final Duration CALM = Duration.ofMinutes(6);

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final String CLUSTER = "cluster";
  private static final String WRITER = "writer";

  private final DrillAccount account;

  StandbyCluster(DrillAccount account) {
    this.account = account;
  }

  /** Why it cannot be disturbed now; empty if it can. */
  Optional<String> notNow(DrillSite site) {
    Optional<String> unarmed = Standing.unarmed(account);
    if (unarmed.isPresent()) {
      return unarmed;
    }
    DatabaseControl.Cluster cluster = cluster(site);
    return calm(cluster)
        ? Optional.empty()
        : Optional.of(
            "cluster %s: received status %s, writer '%s', allowed: available, with a writer"
                .formatted(cluster.id(), cluster.status(), cluster.writer()));
  }

  /** Why it cannot be failed over now; empty if it can. */
  Optional<String> notFailedOver(DrillSite site) {
    return notNow(site)
        .or(
            () ->
                cluster(site).readers().isEmpty()
                    ? Optional.of("the standby has one instance, so there is none to fail over to")
                    : Optional.empty());
  }

  /** Makes a reader the writer, and waits until the cluster is calm; announced beforehand. */
  Instant failOver(DrillRun run) {
    DatabaseControl.Cluster before = cluster(run.site());
    String target = before.readers().get(0);
    run.evidence("engine of " + before.id(), before.engineVersion());
    Map<String, String> data = new TreeMap<>();
    data.put(CLUSTER, before.id());
    data.put(WRITER, before.writer());
    Instant since = run.now();
    run.change(before.id() + " fails over from " + before.writer() + " to " + target, data);
    account.databases().failover(before.id(), target);
    awaitWriter(run, before.id(), target);
    run.evidence("writer of " + before.id(), target + " at " + run.now());
    return since;
  }

  /** Restarts the writer, and waits until the cluster is calm; it comes back by itself. */
  Instant restart(DrillRun run) {
    DatabaseControl.Cluster before = cluster(run.site());
    run.evidence("engine of " + before.id(), before.engineVersion());
    Instant since = run.now();
    account.databases().reboot(before.writer());
    run.evidence("restarted", before.writer());
    // A restart that has not begun looks calm.
    run.await(
        before.writer() + " goes away",
        Duration.ofMinutes(1),
        LOOK,
        () ->
            Optional.of(account.databases().instance(before.writer()).status())
                .filter(status -> !status.equals("available")));
    run.require(
        before.writer() + " comes back",
        CALM,
        LOOK,
        () ->
            Optional.of(account.databases().instance(before.writer()).status())
                .filter(status -> status.equals("available")));
    return since;
  }

  /** Makes the writer of before the writer again; nothing if it is. */
  String failBack(Map<String, String> data, DrillRun run) {
    String id = data.get(CLUSTER);
    String writer = data.get(WRITER);
    run.require(
        "cluster " + id + " is calm",
        CALM,
        LOOK,
        () -> Optional.of(account.databases().cluster(id)).filter(StandbyCluster::calm));
    if (account.databases().cluster(id).writer().equals(writer)) {
      return "the writer of " + id + " is " + writer;
    }
    account.databases().failover(id, writer);
    awaitWriter(run, id, writer);
    return "the writer of " + id + " is " + writer + " again";
  }

  private void awaitWriter(DrillRun run, String id, String writer) {
    run.require(
        "the writer of " + id + " becomes " + writer,
        CALM,
        LOOK,
        () ->
            Optional.of(account.databases().cluster(id))
                .filter(now -> calm(now) && now.writer().equals(writer)));
  }

  private DatabaseControl.Cluster cluster(DrillSite site) {
    return account.databases().cluster(site.cluster(Standing.standby(account)));
  }

  private static boolean calm(DatabaseControl.Cluster cluster) {
    return cluster.status().equals("available") && !cluster.writer().isEmpty();
  }
}
