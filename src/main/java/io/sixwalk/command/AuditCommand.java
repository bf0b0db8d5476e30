package io.sixwalk.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.audit.chain.Fault;
import io.sixwalk.audit.heads.AuditKey;
import io.sixwalk.audit.heads.AuditKeyFile;
import io.sixwalk.audit.verification.TrailVerifier;
import io.sixwalk.audit.verification.Verification;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sixwalk audit verify}, and with it the commands of {@link AuditFilesCommand}. */
@Dependent
public class AuditCommand {
  /** The exit code for a trail that is broken: 1 is a failure to look, 2 a wrong call. */
  static final int BROKEN = 3;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final TrailVerifier verifier;
  private final Path keys;
  private final Path heads;

  AuditCommand(
      TrailVerifier verifier,
      @ConfigProperty(name = "sixwalk.keys") Path keys,
      @ConfigProperty(name = "sixwalk.audit.heads") Path heads) {
    this.verifier = verifier;
    this.keys = keys;
    this.heads = heads;
  }

  CommandLine line() {
    return AuditFilesCommand.addTo(group().addSubcommand(new Verify(verifier)), keys, heads);
  }

  static CommandLine group() {
    return Group.of("audit", "Verify the audit trail and its signed statements.");
  }

  /** Walks every chain and every statement. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verify every chain and every signed statement; exit code 3: broken.")
  static final class Verify implements Callable<Integer> {
    private final TrailVerifier verifier;

    @Spec CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON")
    boolean json;

    @Option(
        names = "--heads",
        paramLabel = "DIR",
        description = "A copy of the directory of statements that was kept elsewhere")
    Path statements;

    @Option(
        names = "--trust",
        paramLabel = "FILE",
        description = "The public keys to trust (JWK or JWK set), instead of the installation's")
    Path trust;

    @Option(
        names = "--since-statement",
        paramLabel = "N",
        description = "Leave statements before this one unread, which are known to be lost")
    long since = 1;

    Verify(TrailVerifier verifier) {
      this.verifier = verifier;
    }

    @Override
    public Integer call() throws IOException {
      Optional<List<AuditKey>> trusted =
          trust == null ? Optional.empty() : Optional.of(AuditKeyFile.readKeys(trust));
      Verification found =
          verifier.verify(new TrailVerifier.Order(Optional.ofNullable(statements), trusted, since));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(AuditFilesCommand.json(asJson(found)));
      } else {
        print(out, found);
      }
      out.flush();
      return found.isIntact() ? CommandLine.ExitCode.OK : BROKEN;
    }

    private static void print(PrintWriter out, Verification found) {
      out.printf(
          "%d entries of %d chains and %d signed statements were verified.%n",
          found.entries(), found.chains(), found.statements());
      found
          .lastStatedAt()
          .ifPresent(
              at ->
                  out.printf(
                      "The last statement is number %d of %s; %d entries were written since.%n",
                      found.lastStatement(), at, found.unstated()));
      if (found.isIntact()) {
        out.println("Nothing is broken.");
        return;
      }
      out.printf("BROKEN in %d places, the first of each chain:%n", found.faultsInAll());
      found.faults().forEach(fault -> out.println("  " + fault.words()));
    }

    private static ObjectNode asJson(Verification found) {
      ObjectNode json =
          MAPPER
              .createObjectNode()
              .put("intact", found.isIntact())
              .put("beganAt", found.beganAt().toString())
              .put("endedAt", found.endedAt().toString())
              .put("chains", found.chains())
              .put("entries", found.entries())
              .put("statements", found.statements())
              .put("lastStatement", found.lastStatement())
              .put("lastStatedAt", found.lastStatedAt().map(Object::toString).orElse(null))
              .put("unstated", found.unstated())
              .put("faultsInAll", found.faultsInAll());
      ArrayNode all = json.putArray("faults");
      for (Fault fault : found.faults()) {
        all.addObject()
            .put("chain", fault.chain())
            .put("from", fault.from())
            .put("to", fault.to())
            .put("kind", fault.kind().name())
            .put("words", fault.words());
      }
      return json;
    }
  }
}
