package com.paymentmigration.lambda.validation.gate;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The pre-signed address that CloudFormation waits on. Its signature lets whoever knows it answer
 * in our place, so that it shows nowhere: neither here nor in the message of an exception.
 */
public final class ResponseUrl {
  /** S3 in every region that the stack knows; a bucket's name stands before it. */
  private static final String AWS = ".amazonaws.com";

  private final URI address;

  private ResponseUrl(URI address) {
    this.address = address;
  }

  /**
   * The address spelled {@code text}.
   *
   * @throws IllegalArgumentException if it is no https address of AWS on its standard port: whoever
   *     may call the function could let it send elsewhere. The message does not repeat it
   */
  public static ResponseUrl of(String text) {
    URI address = parse(text);
    if (address == null || !isOfAws(address)) {
      throw new IllegalArgumentException(
          "ResponseURL: received something that is no https address of AWS, allowed: the address"
              + " that CloudFormation sent, https at a host below amazonaws.com");
    }
    return new ResponseUrl(address);
  }

  private static boolean isOfAws(URI address) {
    return "https".equals(address.getScheme())
        && address.getHost() != null
        && address.getHost().endsWith(AWS)
        && address.getRawUserInfo() == null
        && (address.getPort() == -1 || address.getPort() == 443);
  }

  private static URI parse(String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException withTheAddressInItsMessage) {
      return null;
    }
  }

  /** The address itself: for the request only. */
  public URI secretAddress() {
    return address;
  }

  @Override
  public String toString() {
    return "ResponseUrl[host=" + address.getHost() + ", rest hidden]";
  }
}
