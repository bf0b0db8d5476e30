package io.sixwalk.command;

import io.sixwalk.platform.start.Places;
import java.util.Set;
import picocli.CommandLine;

/**
 * Commands that need files alone. They run without opening the database, so also beside a running
 * server that has it, and before there is any.
 */
public final class FileCommands {
  private static final Set<String> ALONE = Set.of("make-keys", "token-keys");
  private static final Set<String> OF_AUDIT = Set.of("heads", "rotate-key");

  private FileCommands() {}

  /** Whether these arguments name one of them. */
  public static boolean handles(String... args) {
    return args.length > 0
        && (ALONE.contains(args[0])
            || args.length > 1 && args[0].equals("audit") && OF_AUDIT.contains(args[1]));
  }

  /** The commands over the directories of one installation. */
  public static CommandLine line(Places places) {
    return Group.of("sixwalk", "Home six-minute walk tests.")
        .addSubcommand(new CommandLine(new MakeKeysCommand()))
        .addSubcommand(TokenKeysCommand.line(places.keys()))
        .addSubcommand(
            AuditFilesCommand.addTo(AuditCommand.group(), places.keys(), places.auditHeads()))
        .setExecutionExceptionHandler(Commands::sayIt);
  }
}
