package com.paymentmigration.rehearsal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where applications reach one database server: everything passes through here. */
public final class Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final int CONNECT_MILLIS = 5_000;

  private final String side;
  private final InetSocketAddress server;
  private final WireTls tls;
  private final Tampering tampering;
  private final WireRecord record;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong number = new AtomicLong();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  /**
   * Listens at {@code address} and relays to {@code server}.
   *
   * @param side name in the record
   * @param address where to listen; port 0 is any
   * @param server the database
   */
  public Wire(
      String side,
      InetSocketAddress address,
      InetSocketAddress server,
      WireTls tls,
      Tampering tampering,
      WireRecord record) {
    this.side = side;
    this.server = server;
    this.tls = tls;
    this.tampering = tampering;
    this.record = record;
    try {
      listener = new ServerSocket();
      listener.bind(address);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot listen at " + address, failure);
    }
    threads.execute(this::accept);
  }

  /** A free port of the loopback interface, relayed to {@code server}. */
  public static Wire onLoopback(
      String side, InetSocketAddress server, WireTls tls, Tampering tampering, WireRecord record) {
    return new Wire(
        side,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        server,
        tls,
        tampering,
        record);
  }

  /** TCP port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Connections that are open now. */
  public int open() {
    return links.size();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        relay(listener.accept());
      } catch (IOException failure) {
        LOG.debug("no further connection to {}", side, failure);
      }
    }
  }

  private void relay(Socket application) {
    threads.execute(
        () -> {
          Socket database = new Socket();
          try {
            application.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            database.connect(server, CONNECT_MILLIS);
            long id = number.incrementAndGet();
            Link link =
                new Link(
                    side,
                    application,
                    database,
                    tls,
                    record,
                    threads,
                    new Conversation(side, id, tampering, record));
            links.add(link);
            try {
              link.run();
            } finally {
              links.remove(link);
            }
          } catch (IOException unreachable) {
            LOG.debug("{} cannot be reached", side, unreachable);
            closeQuietly(application);
          }
        });
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      LOG.debug("closing twice", alreadyGone);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      LOG.debug("closing a listener", failure);
    }
    links.forEach(Link::cut);
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("connections to {} did not end in 5 s", side);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
