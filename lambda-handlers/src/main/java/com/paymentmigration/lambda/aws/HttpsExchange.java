package com.paymentmigration.lambda.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request without a body over one TLS connection. Written over sockets because the JDK's HTTP
 * clients take SNI and the name to verify from the address they connect to, and do not let a Host
 * header differ from it. The certificate is always verified, by chain and by name.
 */
final class HttpsExchange {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  /** Longest status line that is read, in bytes. */
  private static final int LINE_LIMIT = 1024;

  private static final int LAST_WORD_MILLIS = 50;

  private final SSLSocketFactory tls;
  private final String method;
  private final HttpsAddress address;
  private final Duration timeout;

  /** Exchanges by {@code method} with {@code address}; each ends after {@code timeout}. */
  HttpsExchange(SSLSocketFactory tls, String method, HttpsAddress address, Duration timeout) {
    this.tls = tls;
    this.method = method;
    this.address = address;
    this.timeout = timeout;
  }

  /**
   * Status code of the answer to a request with {@code headers}.
   *
   * @throws IOException if there is no answer in time, the certificate is not the service's, or the
   *     answer is not HTTP
   */
  int status(List<String> headers) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.connectTo(), address.port()), millisTo(deadline));
      plain.setSoTimeout(millisTo(deadline));
      try (SSLSocket socket =
          (SSLSocket) tls.createSocket(plain, address.serviceName(), address.port(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
          socket.startHandshake();
          socket.getOutputStream().write(request(headers));
          socket.getOutputStream().flush();
          return parse(statusLine(socket, deadline));
        } finally {
          // Closing waits for the other side's last word, as long as a read does.
          if (!socket.isClosed()) {
            socket.setSoTimeout(LAST_WORD_MILLIS);
          }
        }
      }
    }
  }

  /** Method and path. */
  @Override
  public String toString() {
    return method + " " + address.path();
  }

  private byte[] request(List<String> headers) {
    return String.join(
            "\r\n",
            method + " " + address.path() + " HTTP/1.1",
            "Host: " + address.serviceName(),
            String.join("\r\n", headers),
            "Content-Length: 0",
            "User-Agent: payment-migration-probe",
            "Accept: */*",
            "Connection: close",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String statusLine(SSLSocket socket, long deadline) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (line.size() < LINE_LIMIT) {
      socket.setSoTimeout(millisTo(deadline));
      int next = in.read();
      if (next < 0) {
        throw new IOException("connection closed before a status line was complete");
      }
      if (next == '\n') {
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
      }
      line.write(next);
    }
    throw new IOException("status line longer than " + LINE_LIMIT + " bytes");
  }

  private static int parse(String statusLine) throws IOException {
    Matcher matcher = STATUS_LINE.matcher(statusLine);
    if (!matcher.matches()) {
      throw new IOException("not a status line of HTTP/1.x: '" + statusLine + "'");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static int millisTo(long deadline) throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (millis < 1) {
      throw new SocketTimeoutException("time is over");
    }
    return Math.toIntExact(millis);
  }
}
