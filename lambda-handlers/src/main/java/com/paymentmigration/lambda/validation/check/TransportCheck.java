package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections are encrypted and the servers demand it (PCI DSS 4.0, requirement 4.2.1). A warning
 * by default: it says nothing about the data.
 */
public final class TransportCheck implements Check {
  @Override
  public String name() {
    return "transport-encryption";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<List<String>> both = context.lane().both(TransportCheck::weaknesses);
    List<String> wrong = new ArrayList<>();
    both.source().forEach(weakness -> wrong.add("source: " + weakness));
    both.target().forEach(weakness -> wrong.add("target: " + weakness));
    return Outcome.of("our connections, and require_secure_transport", wrong);
  }

  private static List<String> weaknesses(Session session) {
    List<String> weaknesses = new ArrayList<>();
    if (session.row("SHOW SESSION STATUS LIKE 'Ssl_cipher'").get(1).isEmpty()) {
      weaknesses.add("our connection is not encrypted");
    }
    if (!"1".equals(session.value("SELECT @@GLOBAL.require_secure_transport"))) {
      weaknesses.add("clear-text connections are accepted");
    }
    return weaknesses;
  }
}
