package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.NotGivenException;
import com.paymentmigration.operator.doctor.account.Certificates.Certificate;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateCheckTest {
  private static final String HERE =
      "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012";
  private static final Instant BEGAN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2027-11-30T23:59:59Z");

  private static Certificate certificate(String status, String algorithm, List<String> names) {
    return new Certificate(status, names, algorithm, true, BEGAN, ENDS);
  }

  private static Finding look(String arn, String domain, Certificate certificate) {
    Check check =
        CertificateCheck.of(
            Plans.of("", Map.of("CertificateArn", arn, "ServiceDomainName", domain)),
            asked -> Optional.ofNullable(certificate),
            Plans.TODAY);
    return Plans.only(check);
  }

  /** The load balancer's guide, "SSL certificates": what *.example.com protects and what not. */
  @ParameterizedTest
  @CsvSource({
    "*.example.com, corp.example.com, true",
    "*.example.com, images.example.com, true",
    "*.example.com, test.login.example.com, false",
    "*.example.com, example.com, false",
    "*.Example.COM, Pay.example.com, true",
    "example.com, example.com, true",
    "example.com, pay.example.com, false",
    "pay.example.com, pay.example.com, true",
    "pay.example.com, xpay.example.com, false",
    "*.example.com, pay.badexample.com, false",
    "*.com, example.com, true",
    "p*.example.com, pay.example.com, false",
    "*.*.example.com, a.b.example.com, false"
  })
  void aWildcardStandsForOneWholeLabel(String name, String domain, boolean covers) {
    Finding finding = look(HERE, domain, certificate("ISSUED", "RSA_2048", List.of(name)));

    assertThat(finding.verdict()).isEqualTo(covers ? Verdict.OK : Verdict.FAIL);
  }

  @Test
  void anyOfItsNamesWillDo() {
    Certificate many =
        certificate("ISSUED", "EC_prime256v1", List.of("www.example.org", "*.pay.example.com"));

    assertThat(look(HERE, "eu.pay.example.com", many).verdict()).isEqualTo(Verdict.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PENDING_VALIDATION", "INACTIVE", "EXPIRED", "VALIDATION_TIMED_OUT", "REVOKED"})
  void oneThatIsNotIssuedFails(String status) {
    Finding finding =
        look(HERE, "pay.example.com", certificate(status, "RSA_2048", List.of("pay.example.com")));

    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.evidence()).contains(status);
    assertThat(finding.commands()).first().asString().startsWith("aws acm describe-certificate");
  }

  /** ACM's key algorithms; the load balancer's guide names those that it takes. */
  @ParameterizedTest
  @CsvSource({
    "RSA_1024, FAIL",
    "RSA_2048, OK",
    "RSA-2048, OK",
    "RSA_3072, OK",
    "RSA_4096, OK",
    "EC_prime256v1, OK",
    "EC_secp384r1, OK",
    "EC_secp521r1, OK",
    "ED25519, FAIL"
  })
  void aLoadBalancerTakesSomeKeysOnly(String algorithm, Verdict verdict) {
    Certificate certificate = certificate("ISSUED", algorithm, List.of("pay.example.com"));

    assertThat(look(HERE, "pay.example.com", certificate).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T11:59:59Z, false, FAIL",
    "2026-12-20T00:00:00Z, false, WARN",
    "2026-12-20T00:00:00Z, true, OK",
    "2027-02-01T00:00:00Z, false, OK"
  })
  void oneThatEndsSoonIsSaid(Instant notAfter, boolean renews, Verdict verdict) {
    Certificate certificate =
        new Certificate("ISSUED", List.of("pay.example.com"), "RSA_2048", renews, BEGAN, notAfter);

    assertThat(look(HERE, "pay.example.com", certificate).verdict()).isEqualTo(verdict);
  }

  @Test
  void oneOfAnotherRegionIsNotEvenAskedFor() {
    Finding finding =
        Plans.only(
            CertificateCheck.of(
                Plans.of(
                    "",
                    Map.of(
                        "CertificateArn",
                        HERE.replace("us-east-1", "eu-west-1"),
                        "ServiceDomainName",
                        "pay.example.com")),
                asked -> {
                  throw new AssertionError("asked for " + asked);
                },
                Plans.TODAY));

    assertThat(finding.evidence()).isEqualTo("in region eu-west-1");
    assertThat(finding.allowed()).contains("us-east-1");
  }

  @Test
  void oneOfAnotherAccountFails() {
    Finding finding =
        look(
            HERE.replace("111122223333", "444455556666"),
            "pay.example.com",
            certificate("ISSUED", "RSA_2048", List.of("pay.example.com")));

    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.evidence()).isEqualTo("of account 444455556666");
  }

  @Test
  void oneThatIsNotThereFailsAndOneThatIsNotGivenCannotBeTold() {
    assertThat(look(HERE, "pay.example.com", null).evidence()).isEqualTo("not found");

    Check check =
        CertificateCheck.of(Plans.of("", Map.of()), asked -> Optional.empty(), Plans.TODAY);
    assertThatThrownBy(() -> check.look().get())
        .isInstanceOf(NotGivenException.class)
        .hasMessageContaining("CertificateArn");
  }
}
