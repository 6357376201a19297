package com.paymentmigration.rehearsal.wire;

import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS on both sides of the relay: to applications with the servers' own certificate, to the servers
 * with trust in its authority.
 */
public final class WireTls {
  private static final char[] WORD = "in-memory".toCharArray();

  private final SSLContext context;

  private WireTls(SSLContext context) {
    this.context = context;
  }

  /** By the certificate of the servers of {@code pair}. */
  public static WireTls of(MySqlPair pair) throws IOException, GeneralSecurityException {
    Path authority = pair.certificateAuthority();
    Certificate own = certificate(authority.resolveSibling("server-cert.pem"));
    KeyStore keys = empty();
    keys.setKeyEntry(
        "server",
        key(authority.resolveSibling("server-key.pem")),
        WORD,
        new Certificate[] {own, certificate(authority)});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD);
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", certificate(authority));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return new WireTls(context);
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate certificate(Path pem) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  SSLSocket asServer(Socket plain) throws IOException {
    SSLSocket secure = layered(plain);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  SSLSocket asClient(Socket plain) throws IOException {
    SSLSocket secure = layered(plain);
    secure.setUseClientMode(true);
    secure.startHandshake();
    return secure;
  }

  private SSLSocket layered(Socket plain) throws IOException {
    return (SSLSocket)
        context
            .getSocketFactory()
            .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
  }
}
