package com.paymentmigration.config;

import java.util.Arrays;
import java.util.List;

/**
 * The regions that the stack may be deployed to: three zones or more, and known ids of the managed
 * prefix lists of the gateway endpoints.
 *
 * <p>Source of the ids: output of {@code aws ec2 describe-prefix-lists} for every region, as
 * published; they do not change. Check yours with {@code aws ec2 describe-prefix-lists --region}.
 */
public enum Region {
  US_EAST_1("us-east-1", "pl-63a5400a", "pl-02cd2c6b"),
  US_EAST_2("us-east-2", "pl-7ba54012", "pl-4ca54025"),
  US_WEST_2("us-west-2", "pl-68a54001", "pl-00a54069"),
  EU_WEST_1("eu-west-1", "pl-6da54004", "pl-6fa54006"),
  EU_CENTRAL_1("eu-central-1", "pl-6ea54007", "pl-66a5400f");

  /** Where the stack goes unless the context says otherwise. */
  public static final Region DEFAULT = US_EAST_1;

  private final String key;
  private final String s3PrefixListId;
  private final String dynamoDbPrefixListId;

  Region(String key, String s3PrefixListId, String dynamoDbPrefixListId) {
    this.key = key;
    this.s3PrefixListId = s3PrefixListId;
    this.dynamoDbPrefixListId = dynamoDbPrefixListId;
  }

  /** Name as AWS spells it. */
  public String key() {
    return key;
  }

  /**
   * The three zones used when the context names none. Which place a name means differs from account
   * to account, and one of them may lack an instance type.
   */
  public String defaultZones() {
    return String.join(",", key + "a", key + "b", key + "c");
  }

  String s3PrefixListId() {
    return s3PrefixListId;
  }

  String dynamoDbPrefixListId() {
    return dynamoDbPrefixListId;
  }

  /**
   * The region that AWS spells {@code key}.
   *
   * @throws ConfigurationException if the stack does not know it
   */
  public static Region ofKey(String key) {
    List<String> keys = Arrays.stream(values()).map(Region::key).toList();
    Require.oneOf(keys, "region", key);
    return values()[keys.indexOf(key)];
  }
}
