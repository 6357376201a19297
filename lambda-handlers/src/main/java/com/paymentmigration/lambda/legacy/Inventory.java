package com.paymentmigration.lambda.legacy;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a legacy server, and says of each assumption of the way in how it stands. */
public final class Inventory {
  /** What a seed can wait for while it holds the writes of others back. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(60);

  private final List<Assumption> assumptions;

  /**
   * The whole inventory.
   *
   * @param roundTripBudget longest round trip that is not remarked on
   */
  public Inventory(Duration roundTripBudget) {
    this(roundTripBudget, LONGEST_TRANSACTION);
  }

  /** The whole inventory, with another longest transaction. */
  Inventory(Duration roundTripBudget, Duration longestTransaction) {
    List<Assumption> all = new ArrayList<>(ServerAssumptions.all());
    all.addAll(ReplicationAssumptions.all());
    all.addAll(TableAssumptions.all());
    all.addAll(AccountAssumptions.all());
    all.addAll(ProgramAssumptions.all());
    all.addAll(new ActivityAssumptions(roundTripBudget, longestTransaction).all());
    this.assumptions = List.copyOf(all);
  }

  /** Names of all assumptions, in the order of the lines. */
  public List<String> names() {
    return assumptions.stream().map(Assumption::name).toList();
  }

  /**
   * Reads the server, over one session. What cannot be read is a line of its own: it never ends the
   * inventory.
   *
   * @param line is told each line as soon as it is known
   * @return every line, in the order of {@link #names}
   * @throws CouldNotVerifyException if no session can be opened, or it is lost on the way
   */
  public List<InventoryLine> of(Server server, Consumer<InventoryLine> line) {
    List<InventoryLine> lines = new ArrayList<>();
    try (Session session = server.open()) {
      LegacyServer legacy = new LegacyServer(session);
      for (Assumption assumption : assumptions) {
        InventoryLine found = look(assumption, legacy, session);
        lines.add(found);
        line.accept(found);
      }
    }
    return lines;
  }

  private static InventoryLine look(Assumption assumption, LegacyServer legacy, Session session) {
    try {
      return assumption.look().apply(legacy);
    } catch (CouldNotVerifyException unread) {
      if (!session.alive()) {
        throw unread;
      }
      return new InventoryLine(
          assumption.name(),
          Standing.UNKNOWN,
          unread.getMessage(),
          "an account that may read it",
          List.of());
    }
  }
}
