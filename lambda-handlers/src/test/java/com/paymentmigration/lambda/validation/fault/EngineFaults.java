package com.paymentmigration.lambda.validation.fault;

import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Replays every fault of {@code engine-faults.tsv}: compiles the file with it and lets {@link
 * com.paymentmigration.lambda.validation.random.RandomTables}, or the player that the line names,
 * play against the broken engine. A fault is caught if a round fails. Arguments: seconds a fault at
 * most (40), part of the file's name (all). Exit code 1 if one survives.
 */
public final class EngineFaults {
  private static final String ENGINE = "com.paymentmigration.lambda.validation.";

  /** What implements the engine's interfaces, and so must see the same ones. */
  private static final String DRIVER = "com.paymentmigration.lambda.mysql.";

  private static final String PLAYERS = ENGINE + "random.";
  private static final int GRACE_SECONDS = 60;

  private EngineFaults() {}

  /** Replays them. */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
    String only = arguments.length > 1 ? arguments[1] : "";
    List<EngineFault> faults =
        EngineFault.all().stream().filter(fault -> fault.file().contains(only)).toList();
    int caught = 0;
    try (MySqlPair pair = MySqlPair.start()) {
      for (String player : new TreeSet<>(faults.stream().map(EngineFault::player).toList())) {
        String healthy = play(player, pair, List.of(), seconds);
        if (!healthy.isEmpty()) {
          throw new IllegalStateException(player + ", without a fault: " + healthy);
        }
      }
      for (EngineFault fault : faults) {
        Path classes = Files.createTempDirectory("engine-fault-");
        compile(fault, classes);
        String said = play(fault.player(), pair, List.of(classes.toUri().toURL()), seconds);
        caught += said.isEmpty() ? 0 : 1;
        System.out.printf(
            "%s\t%s\t%s%n",
            said.isEmpty() ? "SURVIVED" : "caught",
            fault.file() + ": " + fault.right() + " -> " + fault.wrong(),
            said.substring(0, Math.min(said.length(), 160)));
      }
    }
    System.out.printf("%d of %d faults caught%n", caught, faults.size());
    System.exit(caught == faults.size() ? 0 : 1);
  }

  private static void compile(EngineFault fault, Path classes) throws IOException {
    Path source = classes.resolve(fault.path().getFileName().toString());
    Files.writeString(source, fault.broken());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-nowarn",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    if (code != 0) {
      throw new IllegalStateException("does not compile: " + fault);
    }
  }

  /** What the engine of {@code broken} classes says wrong; empty if nothing. */
  private static String play(String name, MySqlPair pair, List<URL> broken, int seconds)
      throws InterruptedException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread player = new Thread(work, "player");
              player.setDaemon(true);
              return player;
            });
    try {
      Future<String> said =
          thread.submit(
              () -> {
                Class<?> player = new EngineLoader(broken).loadClass(PLAYERS + name);
                Object tables = player.getConstructor(MySqlPair.class).newInstance(pair);
                return (String)
                    player
                        .getMethod("play", long.class, Duration.class)
                        .invoke(tables, 1L, Duration.ofSeconds(seconds));
              });
      return said.get(seconds + (long) GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      return "the engine does not end";
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      return "the engine failed: "
          + (cause instanceof InvocationTargetException target ? target.getCause() : cause);
    } finally {
      thread.shutdownNow();
    }
  }

  /** Loads the engine and its player anew, broken classes first, and all else as this program. */
  private static final class EngineLoader extends URLClassLoader {
    EngineLoader(List<URL> broken) {
      super(urls(broken), EngineFaults.class.getClassLoader());
    }

    private static URL[] urls(List<URL> broken) {
      List<URL> urls = new ArrayList<>(broken);
      try {
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
          urls.add(Path.of(entry).toUri().toURL());
        }
      } catch (MalformedURLException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ENGINE) && !name.startsWith(DRIVER)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
