package com.paymentmigration.operator.drill.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.DrillSite;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DrillAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads in CloudTrail what CloudFormation sent to the clusters at the latest phase change, and asks
 * preflight whether the standby wrote a transaction of its own. It deploys nothing: a phase change
 * is a decision of people, and runs the gate.
 */
final class TagUpdateDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "tag-update",
          "A phase change sends no admin password to a cluster, and leaves the standby without a"
              + " transaction of its own",
          "CloudFormation calls ModifyDBCluster for any change; a password sent along would be an"
              + " account statement outside of the rotation's lease",
          "nothing: it reads what the latest phase change did",
          Effect.READS,
          Duration.ofMinutes(4),
          List.of(AccountQuestion.TAG_ONLY_UPDATE.number()));

  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";
  private static final Duration LOOK_BACK = Duration.ofDays(89);

  private final DrillAccount account;

  TagUpdateDrill(DrillAccount account) {
    this.account = account;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Optional<String> notNow(DrillSite site) {
    return Standing.unarmed(account);
  }

  @Override
  public Outcome play(DrillRun run) {
    run.doing("CloudTrail's records of ModifyDBCluster");
    Instant since = run.now().minus(LOOK_BACK);
    List<JsonNode> updates = updates(run.site(), since);
    if (updates.isEmpty()) {
      return Outcome.notPlayed(
          Hindrance.NOT_NOW,
          "CloudFormation has modified no cluster since " + since,
          "deploy the next phase (docs/runbook.md#the-day-before); 15 minutes later go on with"
              + " --resume");
    }
    List<String> sent = new ArrayList<>();
    for (JsonNode update : updates) {
      String keys = keys(update);
      run.evidence(
          "ModifyDBCluster, event " + update.path("eventID").asText(),
          update.path("eventTime").asText() + " " + cluster(update) + " with " + keys);
      if (keys.toLowerCase(Locale.ROOT).contains("masteruserpassword")) {
        sent.add(cluster(update) + " at " + update.path("eventTime").asText());
      }
    }
    PreflightLook look = PreflightLook.at(account, run);
    boolean own = look.breaks(Standing.standby(account).key() + PreflightLook.OWN_TRANSACTIONS);
    return outcome(sent, own, look);
  }

  private static Outcome outcome(List<String> sent, boolean own, PreflightLook look) {
    if (own && sent.isEmpty()) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED,
          "no password was sent, yet something else wrote on the standby: " + look.text(),
          "cure what drill heartbeat says, then go on with --resume");
    }
    if (own) {
      return Outcome.refuted(
          "the password was sent to " + String.join(", ", sent) + "; " + look.text(),
          "deploy a phase change only at rest; see whose the transactions are (SHOW BINLOG EVENTS)");
    }
    if (!look.lookedAtRoles()) {
      return Outcome.notPlayed(
          Hindrance.UNDECIDED, "preflight could not compare: " + look.text(), "see the evidence");
    }
    return sent.isEmpty()
        ? Outcome.proved("no password was sent, and the standby has no transaction of its own")
        : Outcome.refuted(
            "the password was sent to "
                + String.join(", ", sent)
                + ", yet the standby has no transaction of its own",
            "treat a phase change like a rotation: at rest only");
  }

  private List<JsonNode> updates(DrillSite site, Instant since) {
    List<String> clusters =
        Arrays.stream(Environment.values()).map(site::cluster).collect(Collectors.toList());
    return account.trail().calls("ModifyDBCluster", since).stream()
        .filter(each -> clusters.contains(cluster(each)))
        .filter(
            each ->
                each.path("userIdentity").path("invokedBy").asText().equals(CLOUDFORMATION)
                    || each.path("sourceIPAddress").asText().equals(CLOUDFORMATION))
        .toList();
  }

  private static String cluster(JsonNode record) {
    return record.path("requestParameters").path("dBClusterIdentifier").asText();
  }

  /** Names of what was sent, never values. */
  private static String keys(JsonNode record) {
    List<String> keys = new ArrayList<>();
    record.path("requestParameters").fieldNames().forEachRemaining(keys::add);
    return String.join(", ", keys);
  }

  @Override
  public List<String> byHand(DrillSite site) {
    return List.of(
        "-- before and after the deployment, on the writer of each cluster, as admin:",
        "SELECT @@server_uuid, @@GLOBAL.gtid_executed;",
        "-- subtract; what is new with the standby's own server_uuid was written there");
  }
}
