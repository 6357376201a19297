package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Quotas;
import java.util.function.Supplier;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Service Quotas. */
record AwsQuotas(Supplier<ServiceQuotasClient> quotas) implements Quotas {
  @Override
  public long allowed(String service, String code) {
    try {
      return quotas
          .get()
          .getServiceQuota(r -> r.serviceCode(service).quotaCode(code))
          .quota()
          .value()
          .longValue();
    } catch (NoSuchResourceException neverApplied) {
      return quotas
          .get()
          .getAWSDefaultServiceQuota(r -> r.serviceCode(service).quotaCode(code))
          .quota()
          .value()
          .longValue();
    }
  }
}
