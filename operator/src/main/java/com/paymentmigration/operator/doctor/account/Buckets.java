package com.paymentmigration.operator.doctor.account;

import java.util.Optional;

/** Buckets in S3. */
public interface Buckets {
  /** Region of a bucket that {@code owner} owns; empty if there is no such bucket. */
  Optional<String> region(String bucket, String owner);

  /** The bucket's policy as JSON; empty if it has none. */
  Optional<String> policy(String bucket);

  /** Algorithm of the default encryption: {@code AES256}, {@code aws:kms}, {@code aws:kms:dsse}. */
  String encryption(String bucket);

  /** Default retention of Object Lock, in words; empty if there is none. */
  Optional<String> retention(String bucket);
}
