package io.sixwalk.command;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one command and ends with its exit code. */
public class Commands implements QuarkusApplication {
  private final StudyCommand study;
  private final KeysCommand keys;
  private final ImportCommand imports;
  private final RegistryCommand registry;
  private final QuestionnaireCommand questionnaires;

  Commands(
      StudyCommand study,
      KeysCommand keys,
      ImportCommand imports,
      RegistryCommand registry,
      QuestionnaireCommand questionnaires) {
    this.study = study;
    this.keys = keys;
    this.imports = imports;
    this.registry = registry;
    this.questionnaires = questionnaires;
  }

  /** {@code sixwalk}, with nothing to do of its own. */
  @Command(
      name = "sixwalk",
      mixinStandardHelpOptions = true,
      description = "Home six-minute walk tests.")
  static final class Root implements Callable<Integer> {
    @Override
    public Integer call() {
      CommandLine.usage(this, System.out);
      return CommandLine.ExitCode.USAGE;
    }
  }

  @Override
  public int run(String... args) {
    return line().execute(args);
  }

  CommandLine line() {
    return new CommandLine(new Root())
        .addSubcommand(study.line())
        .addSubcommand(keys.line())
        .addSubcommand(new CommandLine(imports))
        .addSubcommand(registry.line())
        .addSubcommand(questionnaires.instruments())
        .addSubcommand(questionnaires.scores())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println(failure.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            });
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
