package com.paymentmigration.rehearsal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which payments are watched, by their idempotency key, and what happens to their statements. A key
 * is found in a statement's text or among its bound values.
 */
public final class Tampering {
  /** How long a held statement waits. */
  public static final Duration HELD = Duration.ofMillis(700);

  private final Map<String, byte[]> watched = new ConcurrentHashMap<>();
  private final Map<String, Deed> atCommit = new ConcurrentHashMap<>();
  private final Map<String, Deed> atWrite = new ConcurrentHashMap<>();

  /** Statements of this payment are told apart from now on. */
  public void watch(String key) {
    watched.put(key, key.getBytes(StandardCharsets.UTF_8));
  }

  /** The first COMMIT of this payment meets {@code deed}. */
  public void atFirstCommit(String key, Deed deed) {
    watch(key);
    atCommit.put(key, deed);
  }

  /** Every statement that would write this payment meets {@code deed}. */
  public void atEachWrite(String key, Deed deed) {
    watch(key);
    atWrite.put(key, deed);
  }

  /** Forgets this payment. */
  public void forget(String key) {
    watched.remove(key);
    atCommit.remove(key);
    atWrite.remove(key);
  }

  /** Whether what was planned for this payment's COMMIT has not happened yet. */
  public boolean pending(String key) {
    return atCommit.containsKey(key);
  }

  Optional<String> keyIn(byte[] payload) {
    return watched.entrySet().stream()
        .filter(entry -> contains(payload, entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Deed takeAtCommit(String key) {
    Deed deed = atCommit.remove(key);
    return deed == null ? Deed.PASS : deed;
  }

  Deed atWrite(String key) {
    return atWrite.getOrDefault(key, Deed.PASS);
  }

  private static boolean contains(byte[] text, byte[] word) {
    for (int start = 0; start + word.length <= text.length; start++) {
      int same = 0;
      while (same < word.length && text[start + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }
}
