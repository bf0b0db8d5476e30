package io.sixwalk.command;

import io.sixwalk.audit.heads.AuditKeyFile;
import io.sixwalk.platform.start.KeyDirectory;
import io.sixwalk.schedule.reminder.PushKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk make-keys DIRECTORY}: the keys of an installation, before there is one. */
@Command(
    name = "make-keys",
    mixinStandardHelpOptions = true,
    description = "Make the keys of an installation that are missing in a directory.")
final class MakeKeysCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where to make them")
  Path directory;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try {
      List<String> made = KeyDirectory.missing(directory);
      KeyDirectory.create(directory);
      PushKey.create(directory);
      TokenKeysCommand.of(directory).run(out, "list");
      new AuditKeyFile(directory).readOrCreate();
      out.println(
          made.isEmpty()
              ? "All keys were there already."
              : "Made in " + directory + ": " + String.join(", ", made));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      throw new IllegalStateException("No keys could be made in " + directory + ": " + e, e);
    }
  }
}
