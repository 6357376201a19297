package com.paymentmigration.lambda.validation.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Forwards a port and delivers every byte later, as a distant server's network does. */
final class DelayingProxy implements AutoCloseable {
  private static final int BUFFER = 65_536;

  private final ServerSocket listening;
  private final int port;
  private final long delayNanos;

  private static final class Delivery {
    private final byte[] bytes;
    private final long at;

    private Delivery(byte[] bytes, long at) {
      this.bytes = bytes;
      this.at = at;
    }
  }

  /**
   * A proxy of {@code port} of this machine.
   *
   * @param roundTripMillis what a round trip takes longer, in milliseconds
   */
  DelayingProxy(int port, int roundTripMillis) throws IOException {
    this.port = port;
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        forward(client, server);
        forward(server, client);
      }
    } catch (IOException closed) {
      // The end of the measurement.
      return;
    }
  }

  private void forward(Socket from, Socket to) {
    BlockingQueue<Delivery> underWay = new LinkedBlockingQueue<>();
    start(() -> read(from, underWay));
    start(() -> write(to, underWay));
  }

  private void read(Socket from, BlockingQueue<Delivery> underWay) {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = from.getInputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        underWay.add(new Delivery(Arrays.copyOf(buffer, count), System.nanoTime() + delayNanos));
      }
    } catch (IOException closed) {
      // The other direction ends with the empty delivery, too.
      underWay.clear();
    }
    underWay.add(new Delivery(new byte[0], System.nanoTime()));
  }

  private static void write(Socket to, BlockingQueue<Delivery> underWay) {
    try (OutputStream out = to.getOutputStream()) {
      while (true) {
        Delivery delivery = underWay.take();
        if (delivery.bytes.length == 0) {
          return;
        }
        long left = delivery.at - System.nanoTime();
        if (left > 0) {
          TimeUnit.NANOSECONDS.sleep(left);
        }
        out.write(delivery.bytes);
        out.flush();
      }
    } catch (IOException closed) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "delaying-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
