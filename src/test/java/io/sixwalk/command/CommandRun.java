package io.sixwalk.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine;

/** Runs commands in the tests' own process, with everything that the jar has. */
@ApplicationScoped
public class CommandRun {
  private final Commands commands;

  CommandRun(
      StudyCommand study,
      KeysCommand keys,
      ImportCommand imports,
      RegistryCommand registry,
      AuditCommand audit,
      QuestionnaireCommand questionnaires,
      @ConfigProperty(name = "sixwalk.keys") Path keyDirectory) {
    this.commands =
        new Commands(study, keys, imports, registry, audit, questionnaires, keyDirectory);
  }

  /** What a command did. */
  public record Ran(int exit, String out, String err) {}

  /** Runs one command. */
  public Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = commands.line();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = line.execute(args);
    return new Ran(exit, out.toString(), err.toString());
  }
}
