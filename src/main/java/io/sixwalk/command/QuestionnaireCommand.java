package io.sixwalk.command;

import io.sixwalk.questionnaire.offer.InstrumentList;
import io.sixwalk.questionnaire.offer.InstrumentService;
import io.sixwalk.questionnaire.offer.Loaded;
import io.sixwalk.questionnaire.offer.PackLoading;
import io.sixwalk.questionnaire.response.Rescoring;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code sixwalk instrument list}, {@code sixwalk instrument load-pack} and {@code sixwalk scores
 * recompute}. Each acts in the name of a study admin, so that the same policy holds and the audit
 * trail has a name.
 */
@Dependent
public class QuestionnaireCommand {
  private final InstrumentService instruments;
  private final PackLoading packs;
  private final Rescoring rescoring;
  private final Clock clock;

  QuestionnaireCommand(
      InstrumentService instruments, PackLoading packs, Rescoring rescoring, Clock clock) {
    this.instruments = instruments;
    this.packs = packs;
    this.rescoring = rescoring;
    this.clock = clock;
  }

  CommandLine instruments() {
    return Group.of("instrument", "Questionnaires that a study can ask.")
        .addSubcommand(new ListInstruments(this))
        .addSubcommand(new LoadPack(this));
  }

  CommandLine scores() {
    return Group.of("scores", "Scores of questionnaires.").addSubcommand(new Recompute(this));
  }

  /** What a study can ask, and what is missing for the rest. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List what a study can ask, and what is missing for the rest.")
  static final class ListInstruments implements Callable<Integer> {
    private final QuestionnaireCommand commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    ListInstruments(QuestionnaireCommand commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      InstrumentList list =
          Commands.await(
              () ->
                  commands.instruments.list(
                      of.admin(commands.clock), Optional.of(of.study), Locale.ENGLISH));
      PrintWriter out = spec.commandLine().getOut();
      for (InstrumentList.Entry entry : list.instruments()) {
        String state =
            entry.schedulable()
                ? String.join(
                    ", ", entry.languages().stream().map(InstrumentList.Language::tag).toList())
                : entry.whyNot();
        out.printf("%-44s %-8s %s%n", entry.id(), entry.version(), state);
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Loads wording that the study has the right to use. */
  @Command(
      name = "load-pack",
      mixinStandardHelpOptions = true,
      description = "Load wording that the study has the right to use.")
  static final class LoadPack implements Callable<Integer> {
    private final QuestionnaireCommand commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    @Parameters(index = "0", paramLabel = "FILE", description = "The content pack, JSON")
    Path file;

    LoadPack(QuestionnaireCommand commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() throws IOException {
      String json = Files.readString(file);
      Loaded loaded =
          Commands.await(() -> commands.packs.load(of.admin(commands.clock), of.study, json));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          loaded == Loaded.ADDED
              ? "The wording is there now."
              : "The same wording was there already.");
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Makes scores anew with the present algorithms and value sets; former ones stay. */
  @Command(
      name = "recompute",
      mixinStandardHelpOptions = true,
      description = "Add what the present algorithms and value sets give; former scores stay.")
  static final class Recompute implements Callable<Integer> {
    private final QuestionnaireCommand commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    Recompute(QuestionnaireCommand commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      Rescoring.Run run =
          Commands.await(() -> commands.rescoring.run(of.admin(commands.clock), of.study));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%d responses, %d scores added.%n", run.responses(), run.scoresAdded());
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
