package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the relays saw in all trials: how the application behaves towards the fence. */
final class WireTrial implements Trial {
  /** Preflight before the fence refuses an older one. */
  private static final long LONGEST_MILLIS = 2_000;

  private final long since = System.nanoTime();

  @Override
  public String name() {
    return "wire";
  }

  @Override
  public String title() {
    return "what was seen on the wire in all trials";
  }

  @Override
  public void play(Hands hands) {
    judge(hands.findings(), hands.bench().record(), since);
  }

  /** How the application behaved towards the fence since then. */
  static void judge(Findings findings, WireRecord record, long since) {
    Set<String> users = new TreeSet<>();
    record.logins(since).stream()
        .map(WireRecord.Login::user)
        .filter(user -> !user.isEmpty())
        .forEach(users::add);
    Set<String> others = new TreeSet<>(users);
    for (Environment side : Environment.values()) {
      others.remove(Fence.account(side));
      others.remove(Fence.twin(side));
    }
    findings.found(
        Rule.FENCE,
        "it logs in as the application accounts only",
        others.isEmpty() && !users.isEmpty(),
        "users: " + String.join(", ", users));
    none(findings, record, since, "definition", "the schema is not changed while it runs");
    none(findings, record, since, "xa", "no two-phase XA");
    long longest =
        record.transactions(since).stream()
            .mapToLong(WireRecord.Transaction::millis)
            .max()
            .orElse(0);
    findings.found(
        Rule.FENCE,
        "transactions are short",
        longest <= LONGEST_MILLIS,
        "the longest took " + longest + " ms, allowed: " + LONGEST_MILLIS);
    findings.notShown(
        Rule.FENCE,
        "no events, routines or triggers that pass read_only",
        "not seen from outside: preflight checks the schema (migrate validate, and each run)");
  }

  private static void none(
      Findings findings, WireRecord record, long since, String what, String promise) {
    List<WireRecord.Seen> seen =
        record.statements(since).stream().filter(each -> each.what().equals(what)).toList();
    findings.found(
        Rule.FENCE,
        promise,
        seen.isEmpty(),
        seen.isEmpty() ? "none was seen" : seen.size() + ", such as: " + seen.get(0).brief());
  }
}
