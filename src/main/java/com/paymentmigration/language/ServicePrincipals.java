package com.paymentmigration.language;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names under which services of AWS act. IAM and KMS refuse a policy with another one ("Invalid
 * principal in policy"); Lambda and SNS take it, and the service that was meant is denied.
 *
 * <p>Sources: IAM user guide, "Full AWS Service Principals Listing", and the pages of each service
 * about its service role or its confused deputy. A policy for another service needs its name here.
 */
public final class ServicePrincipals {
  private static final String DOMAIN = ".amazonaws.com";

  /** Services whose principal may also name a region (pages of CloudWatch Logs, Step Functions). */
  private static final Pattern REGIONAL =
      Pattern.compile("(logs|states)\\.[a-z]{2}(-[a-z]{2,9}){1,3}-\\d\\.amazonaws\\.com");

  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              "acm",
              "apigateway",
              "application-autoscaling",
              "athena",
              "autoscaling",
              "backup",
              "cloudformation",
              "cloudfront",
              "cloudtrail",
              "cloudwatch",
              "codebuild",
              "codecommit",
              "codedeploy",
              "codepipeline",
              "config",
              "delivery.logs",
              "dms",
              "dynamodb",
              "ec2",
              "ecr",
              "ecs",
              "ecs-tasks",
              "edgelambda",
              "eks",
              "elasticache",
              "elasticfilesystem",
              "elasticloadbalancing",
              "elasticmapreduce",
              "events",
              "export.rds",
              "firehose",
              "guardduty",
              "health",
              "iam",
              "inspector2",
              "kinesis",
              "kms",
              "lambda",
              "logdelivery.elasticloadbalancing",
              "logs",
              "monitoring",
              "monitoring.rds",
              "organizations",
              "pipes",
              "rds",
              "redshift",
              "route53",
              "s3",
              "scheduler",
              "secretsmanager",
              "securityhub",
              "servicecatalog",
              "ses",
              "sns",
              "sqs",
              "ssm",
              "ssm-incidents",
              "states",
              "sts",
              "support",
              "vpc-flow-logs",
              "waf",
              "wafv2",
              "xray"));

  private ServicePrincipals() {}

  /** Whether AWS has a service of this name, for example {@code lambda.amazonaws.com}. */
  public static boolean isKnown(String principal) {
    String service =
        principal.endsWith(DOMAIN)
            ? principal.substring(0, principal.length() - DOMAIN.length())
            : "";
    return KNOWN.contains(service) || REGIONAL.matcher(principal).matches();
  }

  /** Those that are known, for a refusal. */
  public static String allowed() {
    return "a service principal NAME"
        + DOMAIN
        + ", NAME one of "
        + String.join(", ", KNOWN)
        + "; logs and states also with a region";
  }
}
