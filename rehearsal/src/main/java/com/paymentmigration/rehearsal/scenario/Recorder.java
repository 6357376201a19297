package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Notes what happens in a scenario, and tells the listener at once. */
public final class Recorder {
  private final RunListener listener;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private long start = System.nanoTime();

  /** A recorder that tells {@code listener}. */
  public Recorder(RunListener listener) {
    this.listener = listener;
  }

  synchronized void begin(String name, String description) {
    samples.clear();
    events.clear();
    start = System.nanoTime();
    listener.scenarioStarted(name, description);
  }

  /** Milliseconds from the scenario's start to {@code nanos}. */
  public synchronized long at(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos - start);
  }

  /** Milliseconds since the scenario's start. */
  public long now() {
    return at(System.nanoTime());
  }

  /** Something happened now. */
  public void event(String lane, String text, String severity) {
    note(new Event(now(), null, lane, text, severity));
  }

  /** Something lasted from {@code fromNanos} until now. */
  public void span(long fromNanos, String lane, String text, String severity) {
    note(new Event(at(fromNanos), now(), lane, text, severity));
  }

  private synchronized void note(Event event) {
    events.add(event);
    listener.event(event);
  }

  synchronized void sample(Sample sample) {
    samples.add(sample);
    listener.sample(sample);
  }

  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  synchronized List<Event> events() {
    return events.stream().sorted(Comparator.comparingLong(Event::at)).toList();
  }
}
