package com.paymentmigration.lambda.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Properties;

/**
 * The certificate authorities that a database's certificate must come from. Lambda's Java runtime
 * carries no RDS authorities, so the functions bring them ({@code rds-authorities.pem}).
 */
public final class TrustAnchors {
  private static final String RDS_AUTHORITIES = "rds-authorities.pem";

  /**
   * The driver takes trust anchors as a file only, and reads it anew for each connection. A PKCS12
   * file derives keys for that, in ten thousand rounds each for certificates and digest (JDK 17,
   * {@code java.security}, {@code keystore.pkcs12.*IterationCount}); this one digests the content.
   */
  private static final String STORE_TYPE = "JKS";

  /** Not a secret: the file holds public certificates, the format wants a word. */
  private static final String STORE_WORD = "certificates";

  private final Path store;

  private TrustAnchors(Path store) {
    this.store = store;
  }

  /** The authorities of Amazon RDS in all regions. */
  public static TrustAnchors ofRds() {
    try (InputStream pem = TrustAnchors.class.getResourceAsStream(RDS_AUTHORITIES)) {
      return new TrustAnchors(storeOf(pem));
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("cannot read " + RDS_AUTHORITIES, failure);
    }
  }

  /**
   * The authorities of a PEM file.
   *
   * @throws IllegalStateException if it cannot be read or holds no certificate
   */
  public static TrustAnchors ofPem(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      return new TrustAnchors(storeOf(pem));
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("cannot read certificates from " + file, failure);
    }
  }

  /** The certificates of {@code rds-authorities.pem}. */
  static Collection<? extends Certificate> rdsCertificates() {
    try (InputStream pem = TrustAnchors.class.getResourceAsStream(RDS_AUTHORITIES)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + RDS_AUTHORITIES, failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("cannot read " + RDS_AUTHORITIES, failure);
    }
  }

  /**
   * Adds to {@code driver} the properties of a connection whose certificate comes from these
   * authorities, from nobody else that the JVM may trust, and names the host.
   */
  public void demandedBy(Properties driver) {
    driver.setProperty("sslMode", "VERIFY_IDENTITY");
    driver.setProperty("trustCertificateKeyStoreUrl", store.toUri().toString());
    driver.setProperty("trustCertificateKeyStoreType", STORE_TYPE);
    driver.setProperty("trustCertificateKeyStorePassword", STORE_WORD);
    driver.setProperty("fallbackToSystemTrustStore", "false");
  }

  private static Path storeOf(InputStream pem) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(STORE_TYPE);
    keys.load(null, null);
    int number = 0;
    for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      keys.setCertificateEntry("authority-" + number++, each);
    }
    if (number == 0) {
      throw new IllegalStateException("trust anchors: received none, allowed: 1 or more");
    }
    Path file = Files.createTempFile("trust-anchors-", ".jks");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      keys.store(out, STORE_WORD.toCharArray());
    }
    return file;
  }
}
