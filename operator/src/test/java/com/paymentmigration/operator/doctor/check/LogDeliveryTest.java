package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.config.Region;
import com.paymentmigration.operator.doctor.check.LogDelivery.Answer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** Bucket policies as AWS's guides, its console and users write them. */
class LogDeliveryTest {
  private static final LogDelivery DELIVERY =
      new LogDelivery("us-east-1", "111122223333", "my-logs", "dev-payment-a1b2c3d4");
  private static final String RESOURCE =
      "\"arn:aws:s3:::my-logs/dev-payment-a1b2c3d4/AWSLogs/111122223333/*\"";

  private static LogDelivery.Judgement judge(String... statements) {
    return DELIVERY.judge(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }

  private static String statement(String effect, String principal, String more) {
    return "{\"Sid\":\"S\",\"Effect\":\""
        + effect
        + "\",\"Principal\":"
        + principal
        + ",\"Action\":\"s3:PutObject\",\"Resource\":"
        + more
        + "}";
  }

  private static final String SERVICE =
      "{\"Service\":\"logdelivery.elasticloadbalancing.amazonaws.com\"}";
  private static final String ACCOUNT_ROOT = "{\"AWS\":\"arn:aws:iam::127311923021:root\"}";

  @Test
  void theFormThatTheGuideRecommendsLetsItWrite() {
    String withSource =
        statement(
            "Allow",
            SERVICE,
            RESOURCE
                + ",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":"
                + "\"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/*\"}}");

    assertThat(judge(statement("Allow", SERVICE, RESOURCE)).answer()).isEqualTo(Answer.YES);
    assertThat(judge(withSource).answer()).isEqualTo(Answer.YES);
  }

  @Test
  void theOlderFormWithTheLoadBalancersAccountLetsItWrite() {
    assertThat(judge(statement("Allow", ACCOUNT_ROOT, RESOURCE)).answer()).isEqualTo(Answer.YES);
    assertThat(judge(statement("Allow", "{\"AWS\":\"127311923021\"}", RESOURCE)).answer())
        .isEqualTo(Answer.YES);
    assertThat(
            judge(
                    statement(
                        "Allow", "{\"AWS\":[\"arn:aws:iam::5:root\",\"127311923021\"]}", RESOURCE))
                .answer())
        .isEqualTo(Answer.YES);
  }

  /** us-west-2's, the bucket owner's own, and what flow logs and network load balancers use. */
  @Test
  void otherPrincipalsDoNot() {
    for (String other :
        new String[] {
          "{\"AWS\":\"arn:aws:iam::797873946194:root\"}",
          "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
          "{\"Service\":\"delivery.logs.amazonaws.com\"}",
          "{\"Service\":\"elasticloadbalancing.amazonaws.com\"}"
        }) {
      assertThat(judge(statement("Allow", other, RESOURCE)).answer())
          .as(other)
          .isEqualTo(Answer.NO);
    }
  }

  @Test
  void thePrefixThatTheTemplateUsesMustBeWritable() {
    for (String wrong :
        new String[] {
          "\"arn:aws:s3:::my-logs/AWSLogs/111122223333/*\"",
          "\"arn:aws:s3:::my-logs/dev-payment-a1b2c3d4/AWSLogs/999999999999/*\"",
          "\"arn:aws:s3:::other/dev-payment-a1b2c3d4/AWSLogs/111122223333/*\"",
          "\"arn:aws:s3:::my-logs/dev-payment-a1b2c3d4/AWSLogs/111122223333/elasticloadbalancing/*\""
        }) {
      assertThat(judge(statement("Allow", SERVICE, wrong)).answer()).as(wrong).isEqualTo(Answer.NO);
    }
    assertThat(judge(statement("Allow", SERVICE, "\"arn:aws:s3:::my-logs/*\"")).answer())
        .isEqualTo(Answer.YES);
  }

  @Test
  void aStatementForOneLoadBalancerOrAnotherAccountDoesNotMeanOurs() {
    String one =
        RESOURCE
            + ",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:elasticloadbalancing:"
            + "us-east-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188\"}}";
    String account =
        RESOURCE + ",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":[\"999999999999\"]}}";

    assertThat(judge(statement("Allow", SERVICE, one)).answer()).isEqualTo(Answer.NO);
    assertThat(judge(statement("Allow", SERVICE, account)).answer()).isEqualTo(Answer.NO);
  }

  /** The usual "TLS only" statement does no harm; one for everybody does. */
  @Test
  void aDenyCountsIfItIsAboutTheLoadBalancer() {
    String allow = statement("Allow", SERVICE, RESOURCE);
    String insecure =
        statement(
            "Deny",
            "\"*\"",
            "[\"arn:aws:s3:::my-logs\",\"arn:aws:s3:::my-logs/*\"],"
                + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    String everybody = statement("Deny", "{\"AWS\":\"*\"}", "\"arn:aws:s3:::my-logs/*\"");

    assertThat(judge(allow, insecure).answer()).isEqualTo(Answer.YES);
    assertThat(judge(allow, everybody))
        .isEqualTo(
            new LogDelivery.Judgement(
                Answer.NO,
                "S denies it to the service logdelivery.elasticloadbalancing.amazonaws.com"));
  }

  @Test
  void aConditionThatNobodyCanKnowIsNeverAYes() {
    String organization =
        RESOURCE + ",\"Condition\":{\"StringEquals\":{\"aws:SourceOrgID\":\"o-1234567890\"}}";
    String encrypted =
        statement(
            "Deny",
            "\"*\"",
            RESOURCE
                + ",\"Condition\":{\"StringNotEquals\":"
                + "{\"s3:x-amz-server-side-encryption\":\"aws:kms\"}}");

    assertThat(judge(statement("Allow", SERVICE, organization)))
        .isEqualTo(new LogDelivery.Judgement(Answer.UNKNOWN, "S depends on aws:SourceOrgID"));
    assertThat(judge(statement("Allow", SERVICE, RESOURCE), encrypted).answer())
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whatIsNoPolicyIsNotJudged() {
    assertThat(DELIVERY.judge("no JSON").answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(DELIVERY.judge("{}").answer()).isEqualTo(Answer.NO);
    assertThat(
            judge(statement("Allow", SERVICE, RESOURCE).replace("PutObject", "GetObject")).answer())
        .isEqualTo(Answer.NO);
    assertThat(
            judge(statement("Allow", SERVICE, RESOURCE).replace("s3:PutObject", "s3:Put*"))
                .answer())
        .isEqualTo(Answer.YES);
  }

  /** Another source of the load balancers' accounts: the CDK's own facts. */
  @Test
  void theAccountsAreThoseThatTheCdkKnows() {
    for (Region region : Region.values()) {
      assertThat(LogWriter.account(region.key()).orElseThrow().id())
          .isEqualTo(RegionInfo.get(region.key()).getElbv2Account());
    }
  }
}
