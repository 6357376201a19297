package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.RowProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The proof's item of the state table: {@code id=validation}, {@code sort=rows}. */
public final class DynamoDbProofRecords implements ProofRecords {
  private static final String VERSION = "version";
  private static final String TABLE = "table";
  private static final String KEY = "key";
  private static final String FOUND_AT = "foundAt";

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The item in {@code table}. */
  public DynamoDbProofRecords(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  private static Map<String, AttributeValue> key() {
    return ItemKeys.of("validation", "rows");
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public Optional<RowProof> latest() {
    Map<String, AttributeValue> item =
        Failures.translated(
            "proof of rows",
            () -> dynamoDb.getItem(r -> r.tableName(table).key(key()).consistentRead(true)).item());
    return item.isEmpty() ? Optional.empty() : Optional.of(parse(item));
  }

  @Override
  public void save(RowProof expected, RowProof next) {
    Map<String, AttributeValue> values = new TreeMap<>();
    values.put(":version", Attributes.number(expected.version()));
    Failures.translated(
        "proof of rows",
        () -> {
          try {
            return dynamoDb.putItem(
                r ->
                    r.tableName(table)
                        .item(item(next))
                        .conditionExpression("attribute_not_exists(id) OR version = :version")
                        .expressionAttributeValues(values));
          } catch (ConditionalCheckFailedException another) {
            if (latest().filter(next::equals).isPresent()) {
              // The answer to the first try was lost.
              return null;
            }
            throw new StateConflictException(0, expected.version());
          }
        });
  }

  private static Map<String, AttributeValue> item(RowProof proof) {
    Map<String, AttributeValue> item = new TreeMap<>(key());
    item.put(VERSION, Attributes.number(proof.version()));
    item.put("owner", Attributes.text(proof.owner()));
    item.put("lookedAt", Attributes.text(proof.lookedAt().toString()));
    item.put("provenUntil", Attributes.text(proof.provenUntil().toString()));
    item.put("rounds", Attributes.number(proof.rounds()));
    item.put("round", AttributeValue.fromM(round(proof.round())));
    item.put(
        "strays",
        AttributeValue.fromL(
            proof.strays().stream()
                .map(DynamoDbProofRecords::stray)
                .map(AttributeValue::fromM)
                .toList()));
    item.put("more", AttributeValue.fromBool(proof.more()));
    item.put(
        "skipped",
        AttributeValue.fromL(
            proof.skipped().stream()
                .map(DynamoDbProofRecords::skip)
                .map(AttributeValue::fromM)
                .toList()));
    item.put("blueLog", Attributes.text(proof.cursor().blue().toString()));
    item.put("greenLog", Attributes.text(proof.cursor().green().toString()));
    Map<String, AttributeValue> newest = new TreeMap<>();
    proof.newest().forEach((name, values) -> newest.put(name, texts(values)));
    item.put("newest", AttributeValue.fromM(newest));
    item.put("reason", Attributes.text(proof.reason()));
    return item;
  }

  private static RowProof parse(Map<String, AttributeValue> item) {
    return new RowProof(
        Attributes.longOf(item, VERSION),
        Attributes.textOf(item, "owner"),
        Instant.parse(Attributes.textOf(item, "lookedAt")),
        Instant.parse(Attributes.textOf(item, "provenUntil")),
        Attributes.longOf(item, "rounds"),
        parseRound(Attributes.of(item, "round").m()),
        Attributes.of(item, "strays").l().stream().map(each -> parseStray(each.m())).toList(),
        Attributes.of(item, "more").bool(),
        Attributes.of(item, "skipped").l().stream().map(each -> parseSkip(each.m())).toList(),
        new RowProof.Cursor(
            LogPosition.parse(Attributes.textOf(item, "blueLog")),
            LogPosition.parse(Attributes.textOf(item, "greenLog"))),
        Attributes.of(item, "newest").m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> parseTexts(entry.getValue()))),
        Attributes.textOf(item, "reason"));
  }

  private static Map<String, AttributeValue> round(RowProof.Round round) {
    Map<String, AttributeValue> item = new TreeMap<>();
    item.put("startedAt", Attributes.text(round.startedAt().toString()));
    item.put("rows", Attributes.number(round.rows()));
    item.put("estimatedRows", Attributes.number(round.estimatedRows()));
    item.put(TABLE, Attributes.text(round.table()));
    item.put(KEY, texts(round.key()));
    item.put("lastSeconds", Attributes.number(round.lastSeconds()));
    item.put("left", texts(round.left()));
    return item;
  }

  private static RowProof.Round parseRound(Map<String, AttributeValue> item) {
    return new RowProof.Round(
        Instant.parse(Attributes.textOf(item, "startedAt")),
        Attributes.longOf(item, "rows"),
        Attributes.longOf(item, "estimatedRows"),
        Attributes.textOf(item, TABLE),
        parseTexts(Attributes.of(item, KEY)),
        Attributes.longOf(item, "lastSeconds"),
        parseTexts(Attributes.of(item, "left")));
  }

  private static Map<String, AttributeValue> stray(RowProof.Stray stray) {
    Map<String, AttributeValue> item = new TreeMap<>();
    item.put(TABLE, Attributes.text(stray.table()));
    item.put(KEY, Attributes.text(stray.key()));
    item.put("what", Attributes.text(stray.what()));
    item.put(FOUND_AT, Attributes.text(stray.foundAt().toString()));
    item.put("at", texts(stray.at()));
    item.put("where", Attributes.text(stray.where()));
    return item;
  }

  private static RowProof.Stray parseStray(Map<String, AttributeValue> item) {
    return new RowProof.Stray(
        Attributes.textOf(item, TABLE),
        Attributes.textOf(item, KEY),
        Attributes.textOf(item, "what"),
        Instant.parse(Attributes.textOf(item, FOUND_AT)),
        parseTexts(Attributes.of(item, "at")),
        Attributes.textOf(item, "where"));
  }

  private static Map<String, AttributeValue> skip(RowProof.Skip skip) {
    Map<String, AttributeValue> item = new TreeMap<>();
    item.put("gtid", Attributes.text(skip.gtid()));
    item.put("tables", Attributes.text(skip.tables()));
    item.put("standby", Attributes.text(skip.standby()));
    item.put(FOUND_AT, Attributes.text(skip.foundAt().toString()));
    return item;
  }

  private static RowProof.Skip parseSkip(Map<String, AttributeValue> item) {
    return new RowProof.Skip(
        Attributes.textOf(item, "gtid"),
        Attributes.textOf(item, "tables"),
        Attributes.textOf(item, "standby"),
        Instant.parse(Attributes.textOf(item, FOUND_AT)));
  }

  private static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
  }

  private static List<String> parseTexts(AttributeValue list) {
    return list.l().stream().map(AttributeValue::s).toList();
  }
}
