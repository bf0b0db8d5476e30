package io.sixwalk.command;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.platform.problem.Problem;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine;

/** Runs one command and ends with its exit code. */
public class Commands implements QuarkusApplication {
  private final StudyCommand study;
  private final KeysCommand keys;
  private final ImportCommand imports;
  private final RegistryCommand registry;
  private final AuditCommand audit;
  private final QuestionnaireCommand questionnaires;
  private final Path keyDirectory;

  Commands(
      StudyCommand study,
      KeysCommand keys,
      ImportCommand imports,
      RegistryCommand registry,
      AuditCommand audit,
      QuestionnaireCommand questionnaires,
      @ConfigProperty(name = "sixwalk.keys") Path keyDirectory) {
    this.study = study;
    this.keys = keys;
    this.imports = imports;
    this.registry = registry;
    this.audit = audit;
    this.questionnaires = questionnaires;
    this.keyDirectory = keyDirectory;
  }

  @Override
  public int run(String... args) {
    return line().execute(args);
  }

  CommandLine line() {
    return Group.of("sixwalk", "Home six-minute walk tests.")
        .addSubcommand(study.line())
        .addSubcommand(keys.line())
        .addSubcommand(new CommandLine(imports))
        .addSubcommand(registry.line())
        .addSubcommand(audit.line())
        .addSubcommand(TokenKeysCommand.line(keyDirectory))
        .addSubcommand(questionnaires.instruments())
        .addSubcommand(questionnaires.scores())
        .addSubcommand(new CommandLine(new MakeKeysCommand()))
        .setExecutionExceptionHandler(Commands::sayIt);
  }

  /** A failure in a sentence, without a stack. */
  static int sayIt(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr()
        .println(
            failure instanceof ProblemException e ? sentences(e.problem()) : failure.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** What was refused, and where. */
  private static String sentences(Problem problem) {
    return Stream.concat(
            Stream.of(problem.detail()),
            problem.errors().stream()
                .map(
                    e ->
                        "  %s %s%s"
                            .formatted(
                                e.pointer(),
                                e.code(),
                                e.detail() == null ? "" : ": " + e.detail())))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Waits for work that belongs on a Vert.x context. */
  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
