package com.paymentmigration.lambda.validation.check;

import java.util.List;

/** The checks that every validation runs. */
public final class StandardChecks {
  private StandardChecks() {}

  /** In the order of a report. */
  public static List<Check> all() {
    return List.of(
        new EngineVersionCheck(),
        new ServerSettingsCheck(),
        new VisibleTablesCheck(),
        new VisibleDefinitionsCheck(),
        new TablesCheck(),
        new ColumnsCheck(),
        new IndexesCheck(),
        new ForeignKeysCheck(),
        new CheckConstraintsCheck(),
        new PartitionsCheck(),
        new DefinitionsCheck(),
        new TriggersCheck(),
        new RoutinesCheck(),
        new ViewsCheck(),
        new EventsCheck(),
        new DefinersCheck(),
        new GrantsCheck(),
        new PrimaryKeysCheck(),
        new AutoIncrementCheck(),
        new OrphansCheck(),
        new IdempotencyCheck(),
        new MoneyProofCheck(),
        new CardNumbersCheck(),
        new ReplicationCheck(),
        new TransportCheck());
  }

  /** Their names, in the same order. */
  public static List<String> names() {
    return all().stream().map(Check::name).toList();
  }
}
