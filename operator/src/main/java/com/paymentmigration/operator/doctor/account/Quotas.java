package com.paymentmigration.operator.doctor.account;

/** Values that Service Quotas tells. */
public interface Quotas {
  /** The applied value, or the default where none was applied. */
  long allowed(String service, String code);
}
