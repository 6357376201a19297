package com.paymentmigration.rehearsal.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of an application, and the one to the server that belongs to it. */
final class Link implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final int SSL = 0x800;
  private static final int COMPRESS = 0x20;
  private static final int LENGTH_OF_SSL_REQUEST = 32;

  /** Capabilities follow version (text), thread (4), first part of the scramble (8), filler (1). */
  private static final int BEFORE_CAPABILITIES = 4 + 8 + 1;

  /** MySQL: duplicate entry. */
  private static final int DUPLICATE = 1062;

  private final String side;
  private final WireTls tls;
  private final WireRecord record;
  private final ExecutorService threads;
  private final Conversation conversation;
  private Socket application;
  private Socket server;
  private InputStream fromApplication;
  private InputStream fromServer;
  private OutputStream toApplication;
  private OutputStream toServer;
  private final Object sending = new Object();
  private volatile String user = "";
  private volatile boolean loggedIn;

  Link(
      String side,
      Socket application,
      Socket server,
      WireTls tls,
      WireRecord record,
      ExecutorService threads,
      Conversation conversation)
      throws IOException {
    this.side = side;
    this.application = application;
    this.server = server;
    this.tls = tls;
    this.record = record;
    this.threads = threads;
    this.conversation = conversation;
    // Without a buffer: a client sends its first TLS record right behind its request for TLS.
    fromApplication = application.getInputStream();
    fromServer = server.getInputStream();
    toApplication = new BufferedOutputStream(application.getOutputStream());
    toServer = new BufferedOutputStream(server.getOutputStream());
  }

  private void secure() throws IOException {
    server = tls.asClient(server);
    application = tls.asServer(application);
    fromApplication = new BufferedInputStream(application.getInputStream());
    fromServer = new BufferedInputStream(server.getInputStream());
    toApplication = new BufferedOutputStream(application.getOutputStream());
    toServer = new BufferedOutputStream(server.getOutputStream());
  }

  @Override
  public void run() {
    try {
      if (greeted()) {
        threads.execute(this::answers);
        commands();
      }
    } catch (IOException gone) {
      LOG.debug("a connection to {} ended", side, gone);
    } finally {
      cut();
    }
  }

  /** Ends both connections, as a lost host does. */
  void cut() {
    for (Socket socket : new Socket[] {application, server}) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        LOG.debug("closing twice", alreadyGone);
      }
    }
  }

  /** Passes the greeting and turns to TLS on both sides; false if the server sent an error. */
  private boolean greeted() throws IOException {
    Packet greeting = Packet.read(fromServer);
    if (greeting == null) {
      return false;
    }
    if (greeting.isError()) {
      record.login(new WireRecord.Login(System.nanoTime(), side, "", greeting.errorCode()));
      send(greeting, toApplication);
      return false;
    }
    int capabilities = 1 + greeting.textAt(1).length() + 1 + BEFORE_CAPABILITIES;
    greeting.payload()[capabilities] &= (byte) ~COMPRESS;
    send(greeting, toApplication);
    Packet answer = Packet.read(fromApplication);
    if (answer == null) {
      return false;
    }
    send(answer, toServer);
    if (answer.payload().length == LENGTH_OF_SSL_REQUEST && (answer.int4(0) & SSL) != 0) {
      secure();
      answer = Packet.read(fromApplication);
      if (answer == null) {
        return false;
      }
      user = answer.textAt(LENGTH_OF_SSL_REQUEST);
      send(answer, toServer);
    }
    return true;
  }

  private void commands() throws IOException {
    for (Packet packet = Packet.read(fromApplication);
        packet != null;
        packet = Packet.read(fromApplication)) {
      boolean command = loggedIn && packet.sequence() == 0;
      Deed deed = command ? conversation.onCommand(packet) : Deed.PASS;
      switch (deed) {
        case CUT_BEFORE -> {
          return;
        }
        case REFUSE ->
            send(
                Packet.error(
                    1, DUPLICATE, "23000", "Duplicate entry '4711' for key 'order_number'"),
                toApplication);
        case HOLD -> {
          pause();
          send(packet, toServer);
        }
        default -> send(packet, toServer);
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(Tampering.HELD.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private void answers() {
    try {
      for (Packet packet = Packet.read(fromServer);
          packet != null;
          packet = Packet.read(fromServer)) {
        if (!loggedIn) {
          login(packet);
        } else if (conversation.onAnswer(packet)) {
          return;
        }
        synchronized (sending) {
          packet.write(toApplication);
          if (fromServer.available() == 0) {
            toApplication.flush();
          }
        }
      }
    } catch (IOException gone) {
      LOG.debug("a connection to {} ended", side, gone);
    } finally {
      cut();
    }
  }

  private void login(Packet packet) {
    if (packet.isOk() || packet.isError()) {
      int error = packet.isError() ? packet.errorCode() : 0;
      record.login(new WireRecord.Login(System.nanoTime(), side, user, error));
      loggedIn = packet.isOk();
    }
  }

  private void send(Packet packet, OutputStream to) throws IOException {
    synchronized (sending) {
      packet.write(to);
      to.flush();
    }
  }
}
