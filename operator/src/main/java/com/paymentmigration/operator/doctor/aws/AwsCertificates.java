package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Certificates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;

/** Certificates of ACM. */
record AwsCertificates(Supplier<AcmClient> acm) implements Certificates {
  @Override
  public Optional<Certificate> certificate(String arn) {
    try {
      CertificateDetail found =
          acm.get().describeCertificate(r -> r.certificateArn(arn)).certificate();
      List<String> names = new ArrayList<>(found.subjectAlternativeNames());
      if (!names.contains(found.domainName())) {
        names.add(0, found.domainName());
      }
      return Optional.of(
          new Certificate(
              String.valueOf(found.statusAsString()),
              names,
              String.valueOf(found.keyAlgorithmAsString()),
              found.renewalEligibility() == RenewalEligibility.ELIGIBLE,
              found.notBefore(),
              found.notAfter()));
    } catch (ResourceNotFoundException none) {
      return Optional.empty();
    }
  }
}
