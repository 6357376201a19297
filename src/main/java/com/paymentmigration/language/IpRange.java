package com.paymentmigration.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and ranges of IPv4 and IPv6, as policies and event patterns spell them. */
final class IpRange {
  private static final int LARGEST_BYTE = 255;
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;
  private static final int GROUPS = 8;
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  private IpRange() {}

  /** Whether {@code text} is a range with its number of bits. */
  static boolean isRange(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !BITS.matcher(text.substring(slash + 1)).matches()) {
      return false;
    }
    String address = text.substring(0, slash);
    int bits = Integer.parseInt(text.substring(slash + 1));
    return isIpv4(address) ? bits <= IPV4_BITS : isIpv6(address) && bits <= IPV6_BITS;
  }

  /** Whether {@code text} is a range or one address. */
  static boolean isRangeOrAddress(String text) {
    return isIpv4(text) || isIpv6(text) || isRange(text);
  }

  private static boolean isIpv4(String text) {
    Matcher parts = IPV4.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    for (int part = 1; part <= parts.groupCount(); part++) {
      if (Integer.parseInt(parts.group(part)) > LARGEST_BYTE) {
        return false;
      }
    }
    return true;
  }

  /** Eight groups, or fewer with one {@code ::} in the place of those that are zero. */
  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == GROUPS;
    }
    int before = groups(text.substring(0, gap));
    int after = groups(text.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups {@code text} has; -1 if one of them is none. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (!GROUP.matcher(group).matches()) {
        return -1;
      }
    }
    return groups.length;
  }
}
