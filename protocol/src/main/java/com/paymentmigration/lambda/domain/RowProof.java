package com.paymentmigration.lambda.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the continuous proof knows: both sides are compared all the time while replication is armed.
 * The newest rows are compared every few seconds, all others in rounds. What it says holds for both
 * directions: rows that are equal stay so when the writer moves, because the fence lets nothing
 * pass between.
 *
 * @param version grows with every write; 0 before the first
 * @param owner call that works on it; a later call takes it over
 * @param lookedAt when somebody last looked, whatever came of it
 * @param provenUntil the newest rows and the binary log are compared up to here; {@link
 *     Instant#EPOCH} for never
 * @param rounds rounds over all rows that are complete; a validation that passes counts as the
 *     first one, if it began after that
 * @param round the round under way
 * @param strays rows that differ; at most {@link #NAMED} are named
 * @param more whether more rows differ than are named
 * @param skipped transactions that changed rows on the writer and not on the standby, although it
 *     counts them as executed
 * @param cursor how far both binary logs are compared
 * @param newest key of each table from which on the next look compares
 * @param reason why the last look proved nothing; empty if it did
 */
public record RowProof(
    long version,
    String owner,
    Instant lookedAt,
    Instant provenUntil,
    long rounds,
    Round round,
    List<Stray> strays,
    boolean more,
    List<Skip> skipped,
    Cursor cursor,
    Map<String, List<String>> newest,
    String reason) {
  /** Rows that are named. */
  public static final int NAMED = 100;

  /** Transactions that are named. */
  public static final int SKIPS_NAMED = 50;

  /** A run may rely on a proof that is no older than this. */
  public static final Duration YOUNG = Duration.ofSeconds(60);

  /** Whoever looks each minute has missed three looks when the last one is older than this. */
  public static final Duration SILENT = Duration.ofMinutes(3);

  private static final int SHOWN = 5;
  private static final int WHOLE = 100;

  /** Nothing was looked at yet. */
  public static final RowProof NONE =
      new RowProof(
          0,
          "",
          Instant.EPOCH,
          Instant.EPOCH,
          0,
          Round.NONE,
          List.of(),
          false,
          List.of(),
          Cursor.END,
          Map.of(),
          "");

  /**
   * A round over all rows.
   *
   * @param startedAt when it began; {@link Instant#EPOCH} for never
   * @param rows rows that it has compared
   * @param estimatedRows rows that the writer estimated when it began; 0 if unknown
   * @param table table that it is in; empty before the first
   * @param key last key that was compared in that table; empty at its beginning
   * @param lastSeconds how long the round before took, in seconds; 0 if there was none
   * @param left tables that no round can compare, because their rows have no key
   */
  public record Round(
      Instant startedAt,
      long rows,
      long estimatedRows,
      String table,
      List<String> key,
      long lastSeconds,
      List<String> left) {
    /** None yet. */
    public static final Round NONE = new Round(Instant.EPOCH, 0, 0, "", List.of(), 0, List.of());

    /** Keeps its own copies. */
    public Round {
      key = List.copyOf(key);
      left = List.copyOf(left);
    }
  }

  /**
   * A row that is not the same on both sides, without its values.
   *
   * @param table table
   * @param key the row's key, as a report shows it: card-like digits are masked
   * @param what {@code only on blue}, {@code only on green} or {@code differs in} and the columns
   * @param foundAt when it was found
   * @param at values of the key, to look at the row again
   * @param where SQL condition of the row on either side; empty where its key may be the number of
   *     a card
   */
  public record Stray(
      String table, String key, String what, Instant foundAt, List<String> at, String where) {
    /** Keeps its own copy. */
    public Stray {
      at = List.copyOf(at);
    }

    @Override
    public String toString() {
      return table + " " + key + " (" + what + ")";
    }
  }

  /**
   * A transaction that was skipped.
   *
   * @param gtid transaction
   * @param tables tables whose rows it changed on the writer, and not on the standby
   * @param standby key of the side that lacks it
   * @param foundAt when it was found
   */
  public record Skip(String gtid, String tables, String standby, Instant foundAt) {
    @Override
    public String toString() {
      return gtid + " (" + tables + ", not on " + standby + ")";
    }
  }

  /**
   * How far both binary logs are compared, transaction by transaction.
   *
   * @param blue place in blue's log
   * @param green place in green's
   */
  public record Cursor(LogPosition blue, LogPosition green) {
    /** From now on. */
    public static final Cursor END = new Cursor(LogPosition.END, LogPosition.END);

    /** The place in the log of {@code side}. */
    public LogPosition of(Environment side) {
      return side == Environment.BLUE ? blue : green;
    }
  }

  /** Keeps its own copies. */
  public RowProof {
    strays = List.copyOf(strays);
    skipped = List.copyOf(skipped);
    newest = Map.copyOf(newest);
  }

  /** Share of the round under way that is done, 0 to 100. */
  public int percent() {
    if (round.startedAt().equals(Instant.EPOCH)) {
      return 0;
    }
    return round.estimatedRows() <= 0
        ? 0
        : (int) Math.min(WHOLE - 1L, round.rows() * WHOLE / round.estimatedRows());
  }

  /** Whether something is known to differ. */
  public boolean contradicted() {
    return !strays.isEmpty() || more || !skipped.isEmpty();
  }

  /** What differs, in one line; empty if nothing is known to. */
  public Optional<String> contradiction() {
    if (!contradicted()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (!strays.isEmpty() || more) {
      parts.add(rows() + " rows differ: " + first(strays));
    }
    if (!skipped.isEmpty()) {
      parts.add(skipped.size() + " transactions were skipped: " + first(skipped));
    }
    return Optional.of(String.join("; ", parts));
  }

  /** Number of rows that differ, as a person reads it. */
  public String rows() {
    return (more ? "more than " : "") + strays.size();
  }

  private static String first(List<?> all) {
    List<String> shown = new ArrayList<>();
    all.stream().limit(SHOWN).forEach(each -> shown.add(each.toString()));
    if (all.size() > SHOWN) {
      shown.add("and " + (all.size() - SHOWN) + " more");
    }
    return String.join(", ", shown);
  }

  /** Whether the newest rows are proven to be equal, no longer ago than {@code age}. */
  public boolean provenWithin(Duration age, Instant now) {
    return provenUntil.plus(age).isAfter(now);
  }

  /** Whether nobody has looked for longer than {@link #SILENT}. */
  public boolean silent(Instant now) {
    return !lookedAt.plus(SILENT).isAfter(now);
  }

  /**
   * Whether the first round over all rows is under way and began after {@code begun}: a validation
   * that began then does not stand for it.
   */
  public boolean inFirstRoundSince(Instant begun) {
    return rounds == 0
        && !round.startedAt().equals(Instant.EPOCH)
        && begun.isBefore(round.startedAt());
  }

  /** How far the first round is, how long it still takes, and what does in its place. */
  private String firstRound(Instant now) {
    String done = "the first round over all rows is " + percent() + " % done";
    long elapsed = Duration.between(round.startedAt(), now).toSeconds();
    long left = round.estimatedRows() - round.rows();
    boolean known = !round.startedAt().equals(Instant.EPOCH) && round.rows() > 0 && left > 0;
    return done
        + (known ? ", some " + Math.max(1, left * elapsed / round.rows()) + " s to go" : "")
        + "; a validation that passes and began after it stands for it";
  }

  /**
   * Why a run may not rely on this proof; empty if it may: a whole round was made, nothing differs,
   * and the last look is {@link #YOUNG}.
   */
  public Optional<String> objection(Instant now) {
    if (contradicted()) {
      return contradiction();
    }
    if (rounds == 0) {
      return Optional.of(firstRound(now));
    }
    if (!provenWithin(YOUNG, now)) {
      return Optional.of(
          "proven until %s, allowed: %d s ago or less%s"
              .formatted(
                  provenUntil.equals(Instant.EPOCH) ? "never" : provenUntil.toString(),
                  YOUNG.toSeconds(),
                  reason.isEmpty() ? "" : "; " + reason));
    }
    return Optional.empty();
  }
}
