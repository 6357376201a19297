package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A time in which a value stayed the same.
 *
 * @param from begin in milliseconds
 * @param to end in milliseconds
 * @param value the value
 */
record Band(long from, long to, String value) {

  /** Length in milliseconds. */
  long millis() {
    return to - from;
  }

  /** The values of {@code samples} from the first one to {@code end}, without gaps. */
  static List<Band> of(List<Sample> samples, long end, Function<Sample, String> value) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      String now = value.apply(samples.get(i));
      long from = bands.isEmpty() ? 0 : samples.get(i).at();
      if (bands.isEmpty() || !last(bands).value().equals(now)) {
        if (!bands.isEmpty()) {
          Band before = last(bands);
          bands.set(bands.size() - 1, new Band(before.from(), from, before.value()));
        }
        bands.add(new Band(from, from, now));
      }
    }
    if (!bands.isEmpty()) {
      Band open = last(bands);
      bands.set(bands.size() - 1, new Band(open.from(), Math.max(open.from(), end), open.value()));
    }
    return bands;
  }

  private static Band last(List<Band> bands) {
    return bands.get(bands.size() - 1);
  }
}
