package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.Writer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server whose session answers what a test says, and remembers what was called. */
final class CannedDatabase implements DatabaseServer {
  final Map<String, Object> answers = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  private final Environment side;
  boolean away;

  CannedDatabase(Environment side) {
    this.side = side;
    answers.put("pairedAccounts", PairedAccounts.NONE);
    answers.put("openPairedAccounts", PairedAccounts.NONE);
  }

  @Override
  public Environment environment() {
    return side;
  }

  @Override
  public Writer.Serving address() {
    return new Writer.Serving(side, side.key() + ".cluster", 3307, "payment_app_" + side.key());
  }

  @Override
  public DatabaseSession connect() {
    if (away) {
      throw new DatabaseUnreachableException(side.key() + ": away", null);
    }
    return (DatabaseSession)
        Proxy.newProxyInstance(
            DatabaseSession.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return answers.get(method.getName());
            });
  }

  @Override
  public ApplicationSession connectAsApplication() {
    if (!calls.contains("unlockAccounts")) {
      throw new AccountLockedException(side.key() + ": locked", null);
    }
    return new ApplicationSession() {
      @Override
      public long id() {
        return 1;
      }

      @Override
      public WriteProbe probeWrite() {
        return WriteProbe.ACCEPTED;
      }

      @Override
      public void close() {}
    };
  }
}
