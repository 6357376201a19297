package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more samples in a row, as one point of a chart. Nothing bad is averaged away: errors add
 * up, the 99th percentile and the lag are the worst.
 *
 * @param from begin in milliseconds
 * @param to end in milliseconds
 * @param blueRate requests per second to blue
 * @param greenRate requests per second to green
 * @param errors requests that failed
 * @param p50Millis median latency, the mean of the samples' medians; negative without requests
 * @param p99Millis highest 99th percentile; negative without requests
 * @param lagSeconds highest lag; negative when nothing replicated
 * @param last the last sample
 */
record Bin(
    long from,
    long to,
    double blueRate,
    double greenRate,
    int errors,
    double p50Millis,
    double p99Millis,
    double lagSeconds,
    Sample last) {
  private static final double MILLIS_PER_SECOND = 1000;

  /** The middle of the bin. */
  long middle() {
    return (from + to) / 2;
  }

  /** Requests per second to both. */
  double rate() {
    return blueRate + greenRate;
  }

  /** Failed requests per second. */
  double errorRate() {
    return errors * MILLIS_PER_SECOND / (to - from);
  }

  /** {@code samples} in at most {@code most} bins of equally many samples. */
  static List<Bin> of(List<Sample> samples, int most) {
    int each = Math.max(1, (samples.size() + most - 1) / most);
    List<Bin> bins = new ArrayList<>();
    long from = 0;
    for (int start = 0; start < samples.size(); start += each) {
      List<Sample> group = samples.subList(start, Math.min(start + each, samples.size()));
      Bin bin = of(from, group);
      bins.add(bin);
      from = bin.to();
    }
    return bins;
  }

  private static Bin of(long from, List<Sample> group) {
    Sample last = group.get(group.size() - 1);
    long to = Math.max(from + 1, last.at());
    double perSecond = MILLIS_PER_SECOND / (to - from);
    List<Sample> busy = group.stream().filter(Bin::hasRequests).toList();
    return new Bin(
        from,
        to,
        group.stream().mapToInt(Sample::blueRequests).sum() * perSecond,
        group.stream().mapToInt(Sample::greenRequests).sum() * perSecond,
        group.stream().mapToInt(Sample::errors).sum(),
        busy.stream().mapToDouble(Sample::p50Millis).average().orElse(-1),
        busy.stream().mapToDouble(Sample::p99Millis).max().orElse(-1),
        group.stream().mapToDouble(Sample::replicaLagSeconds).max().orElse(-1),
        last);
  }

  private static boolean hasRequests(Sample sample) {
    return sample.p99Millis() > 0;
  }
}
