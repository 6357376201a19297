package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The state item as one actor sees it. */
final class FakeStore implements StateStore {
  /** What all actors share. */
  static final class Item {
    MigrationState state;
    final Map<Long, AuditEvent> events = new HashMap<>();
    final Map<Long, Runnable> late = new HashMap<>();
  }

  private final World world;
  private final Actor actor;

  FakeStore(World world, Actor actor) {
    this.world = world;
    this.actor = actor;
  }

  @Override
  public MigrationState read() {
    return switch (actor.step("store.read", false)) {
      case NONE -> world.item.state;
      default -> throw new TransientFailureException("state: no answer");
    };
  }

  @Override
  public void write(MigrationState expected, MigrationState next, AuditEvent event) {
    Actor.Reply reply = actor.step(world.tracing() ? "store.write " + event.intent() : "", true);
    switch (reply) {
      case NONE -> apply(expected, next, event);
      case LOST -> {
        try {
          apply(expected, next, event);
        } catch (StateConflictException refused) {
          world.trace("  refused");
        }
        throw new LostReplyException("state: no answer", null);
      }
      case DIE -> {
        try {
          apply(expected, next, event);
        } catch (StateConflictException refused) {
          world.trace("  refused");
        }
        throw actor.die();
      }
      case LATE -> {
        world.item.late.put(
            world.now() + World.LATE_MILLIS,
            () -> {
              try {
                apply(expected, next, event);
              } catch (StateConflictException refused) {
                world.trace("  late write refused");
              }
            });
        throw new LostReplyException("state: no answer", null);
      }
      case CUT -> throw new LostReplyException("state: no answer", null);
    }
  }

  private void apply(MigrationState expected, MigrationState next, AuditEvent event) {
    MigrationState stored = world.item.state;
    if (stored.version() != expected.version() || stored.epoch() != expected.epoch()) {
      throw new StateConflictException(expected.epoch(), expected.version());
    }
    world.item.state = next;
    world.item.events.put(next.version(), event);
    actor.epoch = Math.max(actor.epoch, next.epoch());
    if (world.tracing()) {
      world.trace("  " + next);
    }
    world.invariants.onStateWrite(stored, next, event);
    world.check();
  }

  @Override
  public Optional<AuditEvent> event(long epoch, long version) {
    return switch (actor.step("store.event", false)) {
      case NONE ->
          Optional.ofNullable(world.item.events.get(version)).filter(e -> e.epoch() == epoch);
      default -> throw new TransientFailureException("state: no answer");
    };
  }
}
