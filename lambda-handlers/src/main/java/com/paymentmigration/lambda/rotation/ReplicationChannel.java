package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.Environment;
import java.time.Duration;

/**
 * The standby's replication channel stores a user name and password of its own: a new {@code
 * replicator} password reaches it only by pointing it again.
 */
final class ReplicationChannel {
  /** How long the channel may take to log in. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ClusterPair clusters;
  private final Pauser pauser;

  ReplicationChannel(ClusterPair clusters, Pauser pauser) {
    this.clusters = clusters;
    this.pauser = pauser;
  }

  /**
   * Takes the channel off {@code username}, whose password is about to change. It stands there only
   * after a rotation that failed between pointing the channel and finishing.
   */
  void leave(String username, Credentials current, LockedPair pair) {
    if (pair.standby().channelUser().filter(username::equals).isPresent()) {
      point(current, pair);
    }
  }

  /**
   * Makes the channel log in with {@code replicator}. Does nothing when no channel is configured.
   *
   * @throws RotationFailedException if the channel cannot log in with it
   */
  void moveTo(Credentials replicator, LockedPair pair) {
    if (pair.armed()) {
      point(replicator, pair);
    }
  }

  private void point(Credentials replicator, LockedPair pair) {
    Environment writer = pair.writer();
    AccountSession standby = pair.standby();
    standby.stopChannel();
    pair.keepAlive();
    standby.pointChannelAt(clusters.of(writer), replicator);
    standby.startChannel();
    for (Duration waited = Duration.ZERO; !standby.channelRuns(); waited = waited.plus(PAUSE)) {
      if (waited.compareTo(CONNECT) >= 0) {
        throw new RotationFailedException(
            "replication from "
                + writer.key()
                + " as "
                + replicator.username()
                + ": does not run "
                + CONNECT.toSeconds()
                + " s after it was pointed there");
      }
      pair.keepAlive();
      pauser.pause(PAUSE);
    }
  }
}
