package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Messages to operators over an SNS topic. */
public final class SnsNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(SnsNotifier.class);

  /** Longest subject that SNS takes, in characters. */
  private static final int SUBJECT_LIMIT = 100;

  private final SnsClient client;
  private final String topicArn;

  /** Messages to {@code topicArn}. */
  public SnsNotifier(SnsClient client, String topicArn) {
    this.client = client;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(String subject, String message) {
    try {
      client.publish(request -> request.topicArn(topicArn).subject(line(subject)).message(message));
    } catch (SdkException notPublished) {
      LOG.error("operators were not told: {}: {}", subject, message, notPublished);
    }
  }

  /** SNS takes one line of printable ASCII as a subject. */
  private static String line(String subject) {
    String printable = subject.replaceAll("[^\\x20-\\x7E]", " ").strip();
    return printable.substring(0, Math.min(SUBJECT_LIMIT, printable.length()));
  }
}
