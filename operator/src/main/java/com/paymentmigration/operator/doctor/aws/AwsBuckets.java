package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Buckets;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets of S3. */
record AwsBuckets(Supplier<S3Client> s3) implements Buckets {
  private static final int NOT_FOUND = 404;

  @Override
  public Optional<String> region(String bucket, String owner) {
    try {
      String region =
          s3.get().headBucket(r -> r.bucket(bucket).expectedBucketOwner(owner)).bucketRegion();
      if (region == null) {
        throw new IllegalStateException("S3 does not tell the bucket's region");
      }
      return Optional.of(region);
    } catch (NoSuchBucketException none) {
      return Optional.empty();
    } catch (S3Exception failure) {
      if (failure.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public Optional<String> policy(String bucket) {
    try {
      return Optional.of(s3.get().getBucketPolicy(r -> r.bucket(bucket)).policy());
    } catch (S3Exception failure) {
      return absent(failure, "NoSuchBucketPolicy");
    }
  }

  @Override
  public String encryption(String bucket) {
    try {
      return s3
          .get()
          .getBucketEncryption(r -> r.bucket(bucket))
          .serverSideEncryptionConfiguration()
          .rules()
          .stream()
          .map(rule -> rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString())
          .findFirst()
          .orElse("none");
    } catch (S3Exception failure) {
      return SdkFailures.code(failure).equals("ServerSideEncryptionConfigurationNotFoundError")
          // Since 2023-01-05 S3 encrypts with SSE-S3 where nothing is configured.
          ? "AES256"
          : rethrow(failure);
    }
  }

  @Override
  public Optional<String> retention(String bucket) {
    try {
      ObjectLockConfiguration lock =
          s3.get().getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration();
      DefaultRetention kept = lock.rule() == null ? null : lock.rule().defaultRetention();
      return Optional.ofNullable(kept)
          .map(
              each ->
                  each.modeAsString()
                      + " for "
                      + (each.days() == null ? each.years() + " years" : each.days() + " days"));
    } catch (S3Exception failure) {
      return absent(failure, "ObjectLockConfigurationNotFoundError");
    }
  }

  private static Optional<String> absent(S3Exception failure, String code) {
    return SdkFailures.code(failure).equals(code)
        ? Optional.empty()
        : Optional.of(rethrow(failure));
  }

  private static String rethrow(S3Exception failure) {
    throw failure;
  }
}
