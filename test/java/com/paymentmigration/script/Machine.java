package com.paymentmigration.script;

import com.paymentmigration.script.Script.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine made up of the programs that a test says it has, in a folder that is the whole PATH; on
 * it a copy of {@code .mvn/prerequisites.sh} in a checkout. It is complete until a test takes
 * something away.
 */
final class Machine {
  /** What a POSIX shell's machine has anyway. */
  private static final List<String> BASIC =
      List.of(
          "awk",
          "cat",
          "dirname",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "sh",
          "tail",
          "tar");

  private static final String REQUIREMENTS = "test/resources/moto-requirements.txt";

  private final Path checkout;
  private final Path programs;
  private final Path java;
  private final Map<String, String> variables = new LinkedHashMap<>();

  private Machine(Path folder) {
    checkout = folder.resolve("checkout");
    programs = folder.resolve("bin");
    java = folder.resolve("jdk");
  }

  /** A Debian machine that lacks nothing, below {@code folder}. */
  static Machine complete(Path folder) throws IOException {
    Machine machine = new Machine(folder);
    for (String file : List.of(".mvn/prerequisites.sh", REQUIREMENTS)) {
      Path copy = machine.checkout.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Script.ROOT.resolve(file), copy);
    }
    Files.createDirectories(machine.programs);
    for (String name : BASIC) {
      Files.createSymbolicLink(machine.programs.resolve(name), real(name));
    }
    machine.variables.put("PATH", machine.programs.toString());
    machine.variables.put("MEMINFO", folder.resolve("meminfo").toString());
    machine.variables.put("MAVEN_ARGS", "");
    return machine
        .memory(16_000_000)
        .jdk("17.0.15")
        .with("uname", "case $1 in -s) echo Linux ;; *) echo x86_64 ;; esac")
        .with("id", "echo 1000")
        .with("df", "printf 'Filesystem\\nx 1 1 %s 1 /\\n' 90000")
        .with("node", "echo v22.11.0")
        .with("npx", "")
        .with("ldconfig", "echo '\tlibaio.so.1 (libc6,x86-64) => /lib/libaio.so.1'")
        .python("3.11", "5.2.1")
        .with("moto_server", "")
        .with("apt-get", "echo \"$*\" >>" + machine.log())
        .with("apt-cache", "exit 1");
  }

  /** A program that runs {@code script}. */
  Machine with(String name, String script) throws IOException {
    return executable(programs.resolve(name), script);
  }

  /** Python of {@code version} with this version of moto; empty for none. */
  Machine python(String version, String moto) throws IOException {
    return with(
        "python3",
        """
        case "$*" in
          *version_info*) echo %s ;;
          *importlib*) %s ;;
          *venv*) exit ${VENV-0} ;;
        esac
        """
            .formatted(version, moto.isEmpty() ? "exit 1" : "echo " + moto));
  }

  /** A JDK of {@code version}, at JAVA_HOME. */
  Machine jdk(String version) throws IOException {
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    variables.put("JAVA_HOME", java.toString());
    executable(java.resolve("bin/java"), "");
    return executable(java.resolve("bin/javac"), "");
  }

  /** Kilobytes of memory that are available. */
  Machine memory(int kilobytes) throws IOException {
    Files.writeString(Path.of(variables.get("MEMINFO")), "MemAvailable: " + kilobytes + " kB\n");
    return this;
  }

  /** Sets a variable of the environment. */
  Machine variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Takes programs away. */
  Machine without(String... names) throws IOException {
    for (String name : names) {
      Files.delete(programs.resolve(name));
    }
    return this;
  }

  /** Without a JDK. */
  Machine withoutJdk() {
    variables.put("JAVA_HOME", "");
    return this;
  }

  /** What {@code ./mvnw arguments} says before Maven starts. */
  Called asked(String... arguments) throws IOException, InterruptedException {
    return new Script(checkout.resolve(".mvn"), "prerequisites.sh").call(variables, arguments);
  }

  /** Where the machine's checkout is. */
  Path checkout() {
    return checkout;
  }

  /** Where its JDK is. */
  Path java() {
    return java;
  }

  /** Folder of its programs. */
  Path programs() {
    return programs;
  }

  /** What apt-get was asked, one call a line. */
  String installed() throws IOException {
    return Files.exists(log()) ? Files.readString(log()) : "";
  }

  private Path log() {
    return programs.resolveSibling("apt-get.log");
  }

  private Machine executable(Path file, String script) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
    return this;
  }

  private static Path real(String name) {
    for (String folder : List.of("/usr/bin", "/bin")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Path.of(folder, name);
      }
    }
    throw new IllegalStateException(name + ": in neither /usr/bin nor /bin");
  }
}
