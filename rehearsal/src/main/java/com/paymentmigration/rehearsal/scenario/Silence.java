package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;

/** A listener of what is not worth telling. */
public enum Silence implements RunListener {
  INSTANCE;

  @Override
  public void scenarioStarted(String name, String description) {}

  @Override
  public void sample(Sample sample) {}

  @Override
  public void event(Event event) {}

  @Override
  public void scenarioEnded(ScenarioRecord scenario) {}

  @Override
  public void runEnded(RehearsalRun run) {}
}
