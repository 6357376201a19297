package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
  /** A cluster outlives a build by years: an authority that ends sooner must be replaced first. */
  private static final Duration STILL_VALID = Duration.ofDays(5 * 365L);

  private final Collection<? extends Certificate> authorities = TrustAnchors.rdsCertificates();

  @Test
  void theRegionOfTheStackHasItsThreeAuthorities() {
    assertThat(authorities)
        .extracting(each -> ((X509Certificate) each).getSubjectX500Principal().getName())
        .filteredOn(name -> name.contains("us-east-1"))
        .hasSize(3);
  }

  @Test
  void aConnectionTrustsTheseAuthoritiesAloneAndChecksTheHostsName() {
    Properties demanded = new Properties();
    TrustAnchors.ofRds().demandedBy(demanded);

    assertThat(demanded)
        .containsEntry("sslMode", "VERIFY_IDENTITY")
        .containsEntry("fallbackToSystemTrustStore", "false")
        .containsEntry("trustCertificateKeyStoreType", "JKS");
    assertThat(demanded.getProperty("trustCertificateKeyStoreUrl"))
        .startsWith("file:")
        .endsWith(".jks");
  }

  @Test
  void everyAuthorityIsValidForYears() {
    Date later = Date.from(Instant.now().plus(STILL_VALID));
    assertThat(authorities)
        .allSatisfy(
            each ->
                assertThatCode(() -> ((X509Certificate) each).checkValidity(later))
                    .doesNotThrowAnyException());
  }

  @Test
  void everyAuthorityIsAmazonRdsOwnAndSignedByItself() {
    assertThat(authorities)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            each -> {
              X509Certificate authority = (X509Certificate) each;
              assertThat(authority.getSubjectX500Principal().getName())
                  .contains("CN=Amazon RDS ")
                  .doesNotContain("Beta", "Preview");
              assertThatCode(() -> authority.verify(authority.getPublicKey()))
                  .doesNotThrowAnyException();
            });
  }
}
