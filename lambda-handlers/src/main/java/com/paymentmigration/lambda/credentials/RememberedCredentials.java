package com.paymentmigration.lambda.credentials;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers credentials for as long as a writer's move may take: between fence and opening every
 * call to another service is an outage. No rotation changes them meanwhile (it needs a lease that a
 * move refuses), and a refused login forgets them.
 */
public final class RememberedCredentials implements CredentialSource {
  private record Remembered(List<Credentials> candidates, Instant until) {}

  private final CredentialSource source;
  private final InstantSource clock;
  private final Duration age;
  private final Map<DatabaseAccount, Remembered> known = new EnumMap<>(DatabaseAccount.class);

  /** Remembers what {@code source} answers for {@code age}. */
  public RememberedCredentials(CredentialSource source, InstantSource clock, Duration age) {
    this.source = source;
    this.clock = clock;
    this.age = age;
  }

  @Override
  public synchronized List<Credentials> candidates(DatabaseAccount account) {
    Remembered remembered = known.get(account);
    if (remembered == null || !clock.instant().isBefore(remembered.until())) {
      remembered = new Remembered(source.candidates(account), clock.instant().plus(age));
      known.put(account, remembered);
    }
    return remembered.candidates();
  }

  @Override
  public synchronized void forget(DatabaseAccount account) {
    known.remove(account);
  }

  /** Reads every account anew, so that nothing has to be read for {@code age}. */
  public void readAll() {
    for (DatabaseAccount account : DatabaseAccount.values()) {
      forget(account);
      candidates(account);
    }
  }
}
