package com.paymentmigration.client;

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
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose database certificates are taken: authorities in PEM, put where Connector/J looks for them.
 */
public final class DatabaseTrust {
  private static final String TYPE = "PKCS12";

  /** A key store of certificates holds nothing secret; the format wants a word. */
  private static final String WORD = "certificates";

  private final Path store;

  private DatabaseTrust(InputStream pem) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(TYPE);
    keys.load(null, null);
    for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      keys.setCertificateEntry("authority-" + keys.size(), each);
    }
    if (keys.size() == 0) {
      throw new IOException("trust: received no certificate, allowed: 1 or more in PEM");
    }
    store = Files.createTempFile("payment-migration-trust-", ".p12");
    store.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(store)) {
      keys.store(out, WORD.toCharArray());
    }
  }

  /**
   * The authorities of Amazon RDS that this version was built with: those of the regions that the
   * template takes.
   */
  public static DatabaseTrust ofRds() {
    try (InputStream pem = DatabaseTrust.class.getResourceAsStream("rds-authorities.pem")) {
      return new DatabaseTrust(pem);
    } catch (IOException failure) {
      throw new UncheckedIOException("the library's rds-authorities.pem", failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the library's rds-authorities.pem", failure);
    }
  }

  /**
   * The authorities of a PEM file.
   *
   * @throws UncheckedIOException if it cannot be read or holds no certificate
   * @throws IllegalStateException if what it holds is no certificate
   */
  public static DatabaseTrust ofPem(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      return new DatabaseTrust(pem);
    } catch (IOException failure) {
      throw new UncheckedIOException("certificates of " + file, failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("certificates of " + file, failure);
    }
  }

  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("trustCertificateKeyStoreUrl", store.toUri().toString());
    properties.put("trustCertificateKeyStoreType", TYPE);
    properties.put("trustCertificateKeyStorePassword", WORD);
    properties.put("fallbackToSystemTrustStore", "false");
    return properties;
  }
}
