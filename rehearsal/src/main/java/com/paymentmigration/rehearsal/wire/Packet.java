package com.paymentmigration.rehearsal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One packet of MySQL's protocol: three bytes of length, one of sequence, the payload (<a
 * href="https://dev.mysql.com/doc/dev/mysql-server/8.0.12/page_protocol_basic_packets.html">MySQL
 * packets</a>).
 */
final class Packet {
  private static final int HEADER = 4;
  private static final int ERROR = 0xff;

  private final int sequence;
  private final byte[] payload;

  /**
   * A packet.
   *
   * @param sequence 0 for the first of a command
   * @param payload without the header; kept, not copied
   */
  Packet(int sequence, byte[] payload) {
    this.sequence = sequence;
    this.payload = payload;
  }

  int sequence() {
    return sequence;
  }

  /** The bytes themselves. */
  byte[] payload() {
    return payload;
  }

  /** Reads one; null at the end of the stream. */
  static Packet read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      return null;
    }
    int length = at(header, 0) | at(header, 1) << 8 | at(header, 2) << 16;
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("a packet of " + length + " bytes ends after " + payload.length);
    }
    return new Packet(at(header, 3), payload);
  }

  void write(OutputStream out) throws IOException {
    int length = payload.length;
    out.write(length & 0xff);
    out.write(length >> 8 & 0xff);
    out.write(length >> 16 & 0xff);
    out.write(sequence);
    out.write(payload);
  }

  /** An error as the server words it. */
  static Packet error(int sequence, int code, String state, String text) {
    byte[] words = ("#" + state + text).getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[3 + words.length];
    payload[0] = (byte) ERROR;
    payload[1] = (byte) code;
    payload[2] = (byte) (code >> 8);
    System.arraycopy(words, 0, payload, 3, words.length);
    return new Packet(sequence, payload);
  }

  /** First byte of the payload, which tells its kind; -1 for an empty one. */
  int kind() {
    return payload.length == 0 ? -1 : at(payload, 0);
  }

  boolean isOk() {
    return kind() == 0;
  }

  boolean isError() {
    return kind() == ERROR;
  }

  /** MySQL's number of an error packet. */
  int errorCode() {
    return int2(1);
  }

  int int2(int offset) {
    return at(payload, offset) | at(payload, offset + 1) << 8;
  }

  int int4(int offset) {
    return int2(offset) | int2(offset + 2) << 16;
  }

  /** Whether the length-encoded number at {@code offset} is not 0. */
  boolean positiveAt(int offset) {
    return payload.length > offset && payload[offset] != 0;
  }

  /** The text from {@code offset} to the next zero byte, or to the end. */
  String textAt(int offset) {
    int end = offset;
    while (end < payload.length && payload[end] != 0) {
      end++;
    }
    return new String(payload, offset, end - offset, StandardCharsets.UTF_8);
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xff;
  }
}
