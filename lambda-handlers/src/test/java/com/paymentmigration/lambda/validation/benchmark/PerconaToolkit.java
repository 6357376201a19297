package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** pt-table-checksum, where Debian's package percona-toolkit is installed. */
final class PerconaToolkit {
  private static final Path TOOL = Path.of("/usr/bin/pt-table-checksum");

  private PerconaToolkit() {}

  /** The tool over blue's table; empty if it is not installed. */
  static Optional<Contender> checksum(MySqlPair pair) {
    if (!Files.isExecutable(TOOL)) {
      System.out.println("pt-table-checksum is not installed: ratios are to its query");
      return Optional.empty();
    }
    pair.blue()
        .execute(
            "CREATE USER pt@'%' IDENTIFIED WITH mysql_native_password BY 'pt'",
            "GRANT ALL ON *.* TO pt@'%'");
    List<String> command =
        List.of(
            TOOL.toString(),
            "--no-check-binlog-format",
            "--recursion-method=none",
            "--databases=bench",
            "--set-vars=sql_log_bin=0",
            "h=127.0.0.1,u=pt,p=pt,P=" + pair.blue().port());
    return Optional.of(new Contender("pt-table-checksum itself, one side", () -> run(command)));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pt-table-checksum: " + output);
    }
    return output;
  }
}
