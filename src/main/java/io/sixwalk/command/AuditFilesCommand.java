package io.sixwalk.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.audit.chain.SignedHead;
import io.sixwalk.audit.heads.AuditKey;
import io.sixwalk.audit.heads.AuditKeyFile;
import io.sixwalk.audit.heads.HeadStatement;
import io.sixwalk.audit.heads.HeadWriter;
import io.sixwalk.audit.heads.StatementFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sixwalk audit heads} and {@code sixwalk audit rotate-key}: files alone. */
final class AuditFilesCommand {
  private static final JsonMapper MAPPER = new JsonMapper();

  private AuditFilesCommand() {}

  static CommandLine addTo(CommandLine audit, Path keys, Path heads) {
    return audit
        .addSubcommand(new CommandLine(new Heads(keys, heads)))
        .addSubcommand(new CommandLine(new RotateKey(keys)));
  }

  static String json(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last statement and the public keys, as an auditor keeps them. */
  @Command(
      name = "heads",
      mixinStandardHelpOptions = true,
      description = "Print the last signed statement and the public keys, as JSON.")
  static final class Heads implements Callable<Integer> {
    private final Path keys;
    private final Path heads;

    @Spec CommandSpec spec;

    @Option(names = "--number", description = "Which statement; the last where nothing is said")
    Long number;

    Heads(Path keys, Path heads) {
      this.keys = keys;
      this.heads = heads;
    }

    @Override
    public Integer call() throws IOException {
      var out = spec.commandLine().getOut();
      List<AuditKey> all = new AuditKeyFile(keys).readOrCreate();
      StatementFiles files = new StatementFiles(heads);
      ObjectNode json = MAPPER.createObjectNode();
      long wanted = number == null ? files.last() : number;
      Optional<byte[]> file = files.read(wanted);
      if (file.isPresent()) {
        Optional<HeadStatement.Read> read = HeadStatement.read(file.get(), HeadWriter.trusted(all));
        if (read.isEmpty()) {
          throw new IllegalStateException(
              files.path(wanted) + " is no statement that one of these keys has signed");
        }
        write(json.putObject("statement"), files.path(wanted), file.get(), read.get());
      }
      ArrayNode published = json.putArray("keys");
      all.forEach(key -> published.add(MAPPER.valueToTree(key.published())));
      out.println(json(json));
      out.flush();
      return file.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void write(ObjectNode json, Path path, byte[] file, HeadStatement.Read read) {
      HeadStatement statement = read.statement();
      json.put("number", statement.number())
          .put("at", statement.at().toString())
          .put("file", path.toString())
          .put("sha256", HeadStatement.hash(file))
          .put("previous", statement.previous())
          .put("signedBy", read.keyId());
      statement.nextKey().ifPresent(key -> json.put("nextKey", key.id()));
      ArrayNode all = json.putArray("heads");
      for (SignedHead head : statement.heads()) {
        all.addObject().put("chain", head.chain()).put("seq", head.seq()).put("hash", head.hash());
      }
    }
  }

  /** Adds a key; the one before it announces it in its last statement. */
  @Command(
      name = "rotate-key",
      mixinStandardHelpOptions = true,
      description = "Add a signing key, which the former one announces in its last statement.")
  static final class RotateKey implements Callable<Integer> {
    private final Path keys;

    @Spec CommandSpec spec;

    RotateKey(Path keys) {
      this.keys = keys;
    }

    @Override
    public Integer call() throws IOException {
      var out = spec.commandLine().getOut();
      List<AuditKey> all = new AuditKeyFile(keys).rotate();
      out.println(json(all.get(all.size() - 1).published()));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
