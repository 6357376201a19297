package com.paymentmigration.rehearsal.application;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.rehearsal.service.Application;
import com.paymentmigration.rehearsal.service.Applications;
import com.paymentmigration.rehearsal.service.Behaviour;
import com.paymentmigration.rehearsal.service.PaymentApplication;
import com.paymentmigration.rehearsal.service.Schema;
import com.paymentmigration.rehearsal.wire.Tampering;
import com.paymentmigration.rehearsal.wire.Wire;
import com.paymentmigration.rehearsal.wire.WireRecord;
import com.paymentmigration.rehearsal.wire.WireTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The user's application once for each environment, in a world of the rehearsal. It reaches the
 * databases through relays, whose ports it finds in the state item: the gate puts them there.
 */
public final class OwnApplications implements Applications {
  private final OwnApplication own;
  private final Site site;
  private final Consumer<String> tell;
  private final Map<Environment, Door> doors = new EnumMap<>(Environment.class);
  private final List<ApplicationProcess> processes = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final ApplicationVariables.Places places;

  /**
   * Relays and doors of {@code own} at {@code site}; its processes start when the world is ready.
   */
  public OwnApplications(
      OwnApplication own, Site site, WireRecord record, StateReads reads, Consumer<String> tell) {
    this.own = own;
    this.site = site;
    this.tell = tell;
    WriterPorts ports = new WriterPorts(site.settings().stateTable());
    try {
      WireTls tls = WireTls.of(site.pair());
      Tampering nothing = new Tampering();
      for (Environment side : Environment.values()) {
        MySqlServer server = site.pair().server(side);
        InetSocketAddress database = new InetSocketAddress(server.address(), server.port());
        Wire wire =
            new Wire(
                side.key(),
                new InetSocketAddress(server.address(), 0),
                database,
                tls,
                nothing,
                record);
        wires.add(wire);
        ports.put(server.address(), wire.port());
        doors.put(side, new Door(paths()));
      }
      MySqlServer blue = site.pair().blue();
      Wire reader =
          Wire.onLoopback(
              "reader", new InetSocketAddress(blue.address(), blue.port()), tls, nothing, record);
      wires.add(reader);
      places =
          new ApplicationVariables.Places(
              site.settings().stateTable(),
              site.settings().sessionTable(),
              site.settings().blueSecret(),
              site.settings().greenSecret(),
              "127.0.0.1",
              reader.port(),
              Schema.DATABASE,
              site.gate().endpoint(),
              RecordedCall.APPLICATION,
              site.settings().authorities());
    } catch (IOException failure) {
      throw new UncheckedIOException("no relay before a database", failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("no relay before a database", failure);
    }
    site.gate().observe(reads);
    site.gate().rewrite(ports);
  }

  private Door.Paths paths() {
    return new Door.Paths(
        site.healthPath(),
        own.healthPath(),
        PaymentApplication.SYNTHETIC_PAYMENT,
        own.syntheticPath());
  }

  @Override
  public void ready() throws InterruptedException {
    for (Environment side : Environment.values()) {
      ApplicationProcess process =
          ApplicationProcess.start(
              new ApplicationProcess.Start(
                  own.command(),
                  own.folder(),
                  new ApplicationVariables(side.key(), places)
                      .writtenTo(site.logs().resolve(side.key())),
                  site.logs().resolve(side.key()).resolve("application.log"),
                  own.healthPath(),
                  own.startLimit()),
              tell);
      processes.add(process);
      doors.get(side).opensTo(process.endpoint());
    }
  }

  @Override
  public Application of(Environment side) {
    return doors.get(side);
  }

  @Override
  public void calm() {
    doors.values().forEach(door -> door.behave(Behaviour.GOOD));
  }

  @Override
  public void close() {
    processes.forEach(ApplicationProcess::close);
    doors.values().forEach(Door::close);
    wires.forEach(Wire::close);
  }
}
