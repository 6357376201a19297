package com.paymentmigration.lambda.validation.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.util.List;
import java.util.TreeMap;

/** Units in memory, as the text that a table would hold. */
final class MemoryUnitStore implements UnitStore {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private final TreeMap<Integer, String> units = new TreeMap<>();
  private Plan plan;

  @Override
  public void save(Plan made, List<WorkUnit> all) {
    plan = made;
    all.forEach(unit -> save(made.run(), UnitState.begin(unit)));
  }

  @Override
  public Plan plan(String run) {
    return plan;
  }

  @Override
  public void save(String run, UnitState state) {
    try {
      units.put(state.unit().number(), JSON.writeValueAsString(state));
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public UnitState unit(String run, int number) {
    return read(units.get(number));
  }

  @Override
  public List<UnitState> units(String run) {
    return units.values().stream().map(MemoryUnitStore::read).toList();
  }

  private static UnitState read(String text) {
    try {
      return JSON.readValue(text, UnitState.class);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
