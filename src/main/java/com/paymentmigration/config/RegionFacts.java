package com.paymentmigration.config;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.constructs.Construct;

/**
 * What differs between regions, as a CloudFormation mapping: nothing of it is looked up again at an
 * update.
 */
public final class RegionFacts extends Construct {
  private static final String ID = "RegionFacts";
  private static final String S3 = "s3PrefixList";
  private static final String DYNAMO_DB = "dynamoDbPrefixList";

  private final CfnMapping mapping;

  /** Declares the mapping in the stack of {@code scope}; once a stack. */
  public RegionFacts(Construct scope) {
    super(scope, ID);
    Map<String, Map<String, Object>> regions = new LinkedHashMap<>();
    for (Region region : Region.values()) {
      regions.put(region.key(), facts(region));
    }
    mapping = CfnMapping.Builder.create(this, "Mapping").mapping(regions).build();
    mapping.overrideLogicalId(ID);
  }

  /** Id of the prefix list of the S3 gateway endpoint, as a token. */
  public String s3PrefixListId() {
    return lookup(S3);
  }

  /** Id of the prefix list of the DynamoDB gateway endpoint, as a token. */
  public String dynamoDbPrefixListId() {
    return lookup(DYNAMO_DB);
  }

  private String lookup(String key) {
    return mapping.findInMap(Aws.REGION, key);
  }

  private static Map<String, Object> facts(Region region) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(S3, region.s3PrefixListId());
    facts.put(DYNAMO_DB, region.dynamoDbPrefixListId());
    return facts;
  }
}
