package com.paymentmigration.lambda.validation.proof;

import com.paymentmigration.lambda.cutover.SkippedTransactions;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.validation.compare.Findings;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.text.CardNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A proof while a call works on it; {@link #next} is what it records. */
final class ProofDraft {
  /** Tables whose newest keys are kept between two calls. */
  private static final int NEWEST_KEPT = 500;

  private final Environment source;
  private final String owner;
  private RowProof saved;
  private Instant provenUntil;
  private long rounds;
  private RowProof.Round round;
  private final Map<List<String>, RowProof.Stray> strays = new LinkedHashMap<>();
  private boolean more;
  private final Map<String, RowProof.Skip> skipped = new LinkedHashMap<>();
  private RowProof.Cursor cursor;
  private final Map<String, List<String>> newest;
  private String reason;

  ProofDraft(Environment source, String owner, RowProof from) {
    this.source = source;
    this.owner = owner;
    saved = from;
    provenUntil = from.provenUntil();
    rounds = from.rounds();
    round = from.round();
    from.strays().forEach(stray -> strays.put(name(stray), stray));
    more = from.more();
    from.skipped().forEach(skip -> skipped.put(skip.gtid(), skip));
    cursor = from.cursor();
    newest = new TreeMap<>(from.newest());
    reason = from.reason();
  }

  private static List<String> name(RowProof.Stray stray) {
    List<String> name = new ArrayList<>(stray.at());
    name.add(stray.table());
    return name;
  }

  /** What is recorded now. */
  RowProof saved() {
    return saved;
  }

  /** The record that says what is known now. */
  RowProof next(Instant now) {
    return new RowProof(
        saved.version() + 1,
        owner,
        now,
        provenUntil,
        rounds,
        round,
        strays.values().stream().limit(RowProof.NAMED).toList(),
        more || strays.size() > RowProof.NAMED,
        skipped.values().stream().limit(RowProof.SKIPS_NAMED).toList(),
        cursor,
        newest.size() > NEWEST_KEPT ? Map.of() : newest,
        reason);
  }

  void saved(RowProof record) {
    saved = record;
  }

  /** Everything up to {@code until} was looked at. */
  void proven(Instant until) {
    provenUntil = until;
    reason = "";
  }

  void unproven(String why) {
    reason = why;
  }

  /** Differences that may still be named. */
  int room() {
    return Math.max(0, RowProof.NAMED - strays.size());
  }

  void take(TablePair table, Findings findings, Instant now) {
    findings.differences().forEach(difference -> add(table, difference, now));
    more |= findings.more();
  }

  private void add(TablePair table, RowDifference difference, Instant now) {
    Key key = difference.at();
    List<String> name = new ArrayList<>(key.values());
    name.add(table.name());
    RowProof.Stray known = strays.get(name);
    strays.put(
        name,
        new RowProof.Stray(
            table.name(),
            difference.key(),
            what(difference),
            known == null ? now : known.foundAt(),
            key.values(),
            where(table, key)));
  }

  private static String where(TablePair table, Key key) {
    String condition = table.condition(key);
    return CardNumbers.in(condition) ? "" : condition;
  }

  /** In words that do not depend on which side writes. */
  private String what(RowDifference difference) {
    return switch (difference.kind()) {
      case MISSING -> "only on " + source.key();
      case EXTRA -> "only on " + source.other().key();
      case CHANGED -> "differs in " + String.join(", ", difference.columns());
    };
  }

  /** Rows that were found to differ, by table. */
  Map<String, List<Key>> known() {
    Map<String, List<Key>> known = new TreeMap<>();
    strays
        .values()
        .forEach(
            stray ->
                known
                    .computeIfAbsent(stray.table(), table -> new ArrayList<>())
                    .add(new Key(stray.at())));
    return known;
  }

  /** Of {@code table} only these still differ. */
  void still(TablePair table, List<RowDifference> differences, Instant now) {
    Set<List<String>> still = new HashSet<>();
    differences.forEach(difference -> still.add(difference.at().values()));
    strays
        .values()
        .removeIf(stray -> stray.table().equals(table.name()) && !still.contains(stray.at()));
    differences.forEach(difference -> add(table, difference, now));
  }

  RowProof.Cursor cursor() {
    return cursor;
  }

  void logged(SkippedTransactions.Look look) {
    look.skipped().forEach(skip -> skipped.putIfAbsent(skip.gtid(), skip));
    cursor = look.next();
  }

  /** A gap in what was compared: everything is to be proven anew. */
  void begin(String why) {
    cursor = RowProof.Cursor.END;
    rounds = 0;
    round = RowProof.Round.NONE;
    newest.clear();
    reason = why;
  }

  Key newest(String table) {
    return newest.containsKey(table) ? new Key(newest.get(table)) : null;
  }

  void newest(String table, Key from) {
    if (from == null) {
      newest.remove(table);
    } else {
      newest.put(table, from.values());
    }
  }

  RowProof.Round round() {
    return round;
  }

  long rounds() {
    return rounds;
  }

  /**
   * A validation compared all rows and found nothing: it counts as the first round if it began
   * after that, because what came since its beginning was looked at all the time. The round goes
   * on.
   */
  void validated(Instant begun) {
    if (rounds == 0 && !begun.isBefore(round.startedAt())) {
      rounds = 1;
    }
  }

  void beginRound(Instant now, long estimatedRows, List<String> left) {
    round = new RowProof.Round(now, 0, estimatedRows, "", List.of(), round.lastSeconds(), left);
  }

  /** Where a round is: after {@code key} of {@code table}, or before it if there is none. */
  void roundAt(String table, Key key, long rows) {
    round =
        new RowProof.Round(
            round.startedAt(),
            round.rows() + rows,
            round.estimatedRows(),
            table,
            key == null ? List.of() : key.values(),
            round.lastSeconds(),
            round.left());
  }

  /** All rows were compared: what was skipped before it began has left no trace in them. */
  void roundDone(Instant now) {
    rounds++;
    more = strays.size() >= RowProof.NAMED;
    if (strays.isEmpty()) {
      skipped.values().removeIf(skip -> skip.foundAt().isBefore(round.startedAt()));
    }
    round =
        new RowProof.Round(
            Instant.EPOCH,
            0,
            0,
            "",
            List.of(),
            Math.max(1, Duration.between(round.startedAt(), now).toSeconds()),
            round.left());
  }
}
