package io.sixwalk.command;

import io.sixwalk.export.PersonImport;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk import FILE}: takes in a person's export from another installation. */
@Dependent
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Take in a person's export from another installation.")
public class ImportCommand implements Callable<Integer> {
  private final PersonImport imports;

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "As GET /v1/me/export wrote it")
  Path file;

  ImportCommand(PersonImport imports) {
    this.imports = imports;
  }

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    PersonImport.Imported done = imports.read(Files.readString(file));
    out.println("Imported participant " + done.participantId() + ". Invite them anew to sign in.");
    switch (done.arm()) {
      case BROUGHT -> out.println("Their arm came with them.");
      case WITHHELD ->
          out.println(
              "Their arm is not in the file, because their study was blinded. An allocator of both"
                  + " installations carries it over.");
      case NONE -> out.println("They were allocated to no arm.");
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
