package com.paymentmigration.lambda.testmysql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority and one server certificate for {@code localhost} and two loopback
 * addresses, made with the JDK's own keytool. MySQL's generated certificates name no host, so a
 * client that verifies the host's identity could not be tested with them.
 */
final class TestCertificates {
  private static final String PASSWORD = "test-only";
  private static final int LINE = 64;

  private TestCertificates() {}

  /** Writes {@code ca.pem}, {@code server-cert.pem} and {@code server-key.pem}. */
  static void writeTo(Path directory) throws IOException, GeneralSecurityException {
    Path authority = directory.resolve("authority.p12");
    Path server = directory.resolve("server.p12");
    Path request = directory.resolve("server.csr");
    Path ca = directory.resolve("ca.pem");
    Path certificate = directory.resolve("server-cert.pem");
    keytool(
        authority,
        "-genkeypair",
        "-alias",
        "ca",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-dname",
        "CN=Test database authority",
        "-ext",
        "bc:c",
        "-validity",
        "3650");
    keytool(authority, "-exportcert", "-alias", "ca", "-rfc", "-file", ca.toString());
    keytool(
        server,
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-dname",
        "CN=localhost",
        "-validity",
        "3650");
    keytool(server, "-certreq", "-alias", "server", "-file", request.toString());
    keytool(
        authority,
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-infile",
        request.toString(),
        "-outfile",
        certificate.toString(),
        "-validity",
        "3650",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1,ip:127.0.0.2");
    Files.writeString(directory.resolve("server-key.pem"), pemOfKey(server));
    Files.delete(request);
    Files.delete(authority);
    Files.delete(server);
  }

  private static void keytool(Path store, String command, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.add(command);
    line.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    line.addAll(List.of("-storepass", PASSWORD));
    line.addAll(List.of(arguments));
    Commands.run(line);
  }

  private static String pemOfKey(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Key key = keys.getKey("server", PASSWORD.toCharArray());
    String body =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
