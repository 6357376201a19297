package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Certificates;
import com.paymentmigration.operator.doctor.account.Certificates.Certificate;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The HTTPS listener's certificate. */
public final class CertificateCheck {
  static final String KEY = "certificate";
  private static final String PARAMETER = "CertificateArn";
  private static final String DOMAIN = "ServiceDomainName";

  /**
   * What ACM may hand to an Application Load Balancer (its guide, "SSL certificates"): no Ed25519.
   */
  private static final List<String> ALGORITHMS = List.of("RSA-2048", "RSA-3072", "RSA-4096");

  private static final String ELLIPTIC = "EC-";

  /** A migration and its way back take weeks. */
  private static final Duration SOON = Duration.ofDays(30);

  private final PlannedStack plan;
  private final Certificates certificates;
  private final Clock clock;

  private CertificateCheck(PlannedStack plan, Certificates certificates, Clock clock) {
    this.plan = plan;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** The check; {@code clock} tells how long the certificate is still valid. */
  public static Check of(PlannedStack plan, Certificates certificates, Clock clock) {
    CertificateCheck check = new CertificateCheck(plan, certificates, clock);
    return Check.one(KEY, plan.shown(PARAMETER), check::look);
  }

  private Finding look() {
    String arn = plan.parameter(PARAMETER);
    String domain = plan.parameter(DOMAIN);
    String[] parts = arn.split(":", -1);
    if (!parts[3].equals(plan.region())) {
      return fail(
          "in region " + parts[3],
          "a certificate in " + plan.region() + ", where the load balancer is",
          "request it there, or name another");
    }
    if (!parts[4].equals(plan.account())) {
      return fail(
          "of account " + parts[4],
          "a certificate of account " + plan.account() + ", which signed in",
          "name one of its own, or choose another --profile");
    }
    Optional<Certificate> found = certificates.certificate(arn);
    if (found.isEmpty()) {
      return fail(
              "not found", "an issued certificate of this account", "name one of this account's")
          .then("aws acm list-certificates --region " + plan.region());
    }
    return judge(found.get(), domain);
  }

  private Finding judge(Certificate certificate, String domain) {
    if (!certificate.status().equals("ISSUED")) {
      return fail("status " + certificate.status(), "ISSUED", "finish its validation, or renew it")
          .then(
              "aws acm describe-certificate --region "
                  + plan.region()
                  + " --certificate-arn "
                  + plan.parameter(PARAMETER));
    }
    if (certificate.names().stream().noneMatch(name -> covers(name, domain))) {
      return fail(
          "is for " + String.join(", ", certificate.names()),
          "a name that covers " + domain + " (* stands for one label)",
          "request one for " + domain + ", or correct " + DOMAIN);
    }
    if (!takes(certificate.keyAlgorithm())) {
      return fail(
          "key " + certificate.keyAlgorithm(),
          String.join(", ", ALGORITHMS) + " or ECDSA: a load balancer takes no other",
          "request it with another key algorithm");
    }
    return inTime(certificate, domain);
  }

  private Finding inTime(Certificate certificate, String domain) {
    Instant now = clock.instant();
    if (certificate.notAfter() == null || !certificate.notAfter().isAfter(now)) {
      return fail("expired at " + certificate.notAfter(), "one that is valid", "renew it");
    }
    if (certificate.notBefore() != null && certificate.notBefore().isAfter(now)) {
      return fail("valid from " + certificate.notBefore(), "one that is valid now", "wait for it");
    }
    String evidence =
        "issued, "
            + certificate.keyAlgorithm()
            + ", covers "
            + domain
            + ", until "
            + certificate.notAfter();
    if (!certificate.renews() && certificate.notAfter().isBefore(now.plus(SOON))) {
      return Finding.warn(
          KEY,
          plan.shown(PARAMETER),
          evidence + ", and does not renew itself",
          "more than " + SOON.toDays() + " days",
          "renew it before the migration");
    }
    return Finding.ok(KEY, plan.shown(PARAMETER), evidence);
  }

  /** ACM spells RSA_2048 in one place and RSA-2048 in another. */
  private static boolean takes(String algorithm) {
    String name = algorithm.replace('_', '-');
    return ALGORITHMS.contains(name) || name.startsWith(ELLIPTIC);
  }

  /**
   * Whether a name of a certificate covers {@code domain}: a wildcard is the whole leftmost label
   * and stands for exactly one (RFC 6125, 6.4.3; the load balancer's guide says the same).
   */
  static boolean covers(String name, String domain) {
    String wanted = domain.toLowerCase(java.util.Locale.ROOT);
    String given = name.toLowerCase(java.util.Locale.ROOT);
    if (!given.startsWith("*.")) {
      return given.equals(wanted);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && wanted.substring(dot).equals(given.substring(1));
  }

  private Finding fail(String received, String allowed, String advice) {
    return Finding.fail(KEY, plan.shown(PARAMETER), received, allowed, advice);
  }
}
