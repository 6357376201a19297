package com.paymentmigration.lambda.domain;

/** What an actor wants to do to the state item: the event of a {@link Transition}. */
public enum Intent {
  /** Start mode {@code replicate}: arm both ways. */
  BEGIN_REPLICATE,
  /** Start mode {@code migrate}: a run from the active side to the other. */
  BEGIN_MIGRATE,
  /** Both ways are armed and proven. */
  REPLICATION_PROVEN,
  /** The intended weight changes. */
  SET_WEIGHT,
  /** A person's wish that the run stops before its next step takes hold. */
  PAUSE,
  /** A person lets a paused run go on. */
  RESUME,
  /** A person is asked. */
  REQUEST_APPROVAL,
  /** A person said yes. */
  APPROVE,
  /** A person said no. */
  REFUSE,
  /** The move of the writer begins; it still serves. */
  START_MOVE,
  /** The writer is about to be fenced: applications are told that there is none. */
  FENCE,
  /** Another side is about to be opened: recorded before anything opens. */
  PROMOTE,
  /** The promoted side is proven open. */
  OPENED,
  /** The final bake passed. */
  COMPLETE,
  /** A rollback is wanted while the writer moves: noted, obeyed before promotion. */
  REQUEST_ROLLBACK,
  /** A rollback takes over. */
  BEGIN_ROLLBACK,
  /** Everything is back on the previous environment. */
  ROLLED_BACK,
  /** Automation stops with a reason. */
  HALT,
  /** A secret's rotation begins to change accounts. */
  TAKE_ROTATION_LEASE,
  /** A secret's rotation is done with accounts. */
  RELEASE_ROTATION_LEASE,
  /** Somebody wrote on the standby: noted, and no recorded PASS counts any more. */
  FOREIGN_FOUND,
  /** No foreign transaction is left that only the standby has. */
  FOREIGN_GONE,
  /** Two people asked that the writer counts a foreign transaction as executed. */
  ABSORB,
  /** The continuous proof found rows that differ, or a transaction that was skipped. */
  ROWS_DIFFER,
  /** Nothing that differed does any more. */
  ROWS_PROVEN
}
