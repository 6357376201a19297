package com.paymentmigration.lambda.validation.server;

import java.util.List;

/**
 * Which server answered, as whom and over what: what a report must say so that somebody else can
 * tell what was compared. An empty text is one that nobody knows.
 *
 * @param address where it is, without credentials
 * @param schema schema
 * @param version version of the server
 * @param host what the server calls its host
 * @param uuid its {@code server_uuid}
 * @param account account that the server took us for
 * @param tlsMode what we demanded of TLS
 * @param tlsVersion version of TLS in use; empty for none
 * @param cipher cipher in use; empty for none
 */
public record ServerFacts(
    String address,
    String schema,
    String version,
    String host,
    String uuid,
    String account,
    String tlsMode,
    String tlsVersion,
    String cipher) {

  /** Of a server that did not answer. */
  public static ServerFacts unknown(Server server) {
    SchemaAddress address = server.address();
    return new ServerFacts(
        place(address), address.schema(), "", "", "", "", server.tlsMode(), "", "");
  }

  /** Asks the server. */
  public static ServerFacts read(Session session) {
    List<String> facts = session.row("SELECT VERSION(), @@hostname, @@server_uuid, CURRENT_USER()");
    return new ServerFacts(
        place(session.address()),
        session.address().schema(),
        facts.get(0),
        facts.get(1),
        facts.get(2),
        facts.get(3),
        session.tlsMode(),
        session.row("SHOW SESSION STATUS LIKE 'Ssl_version'").get(1),
        session.row("SHOW SESSION STATUS LIKE 'Ssl_cipher'").get(1));
  }

  /** Which schema of which server, wherever it is reached. */
  public String identity() {
    return uuid + "/" + schema;
  }

  private static String place(SchemaAddress address) {
    return address.host() + ":" + address.port();
  }

  /** On one line. */
  @Override
  public String toString() {
    String tls = cipher.isEmpty() ? "no TLS" : tlsVersion + " " + cipher;
    return address
        + "/"
        + schema
        + (version.isEmpty()
            ? ""
            : ", MySQL " + version + " on " + host + " (" + uuid + ") as " + account + ", " + tls)
        + (tlsMode.isEmpty() ? "" : " (" + tlsMode + ")");
  }
}
