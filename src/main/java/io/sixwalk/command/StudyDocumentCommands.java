package io.sixwalk.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sixwalk.platform.problem.JsonProblems;
import io.sixwalk.study.StudyDocument;
import io.sixwalk.study.StudyDocuments;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk study show} and {@code sixwalk study change}: what is decided, as a document. */
@Dependent
class StudyDocumentCommands {
  private final StudyDocuments documents;
  private final ObjectMapper json;
  private final Clock clock;

  StudyDocumentCommands(StudyDocuments documents, ObjectMapper json, Clock clock) {
    this.documents = documents;
    this.json = json;
    this.clock = clock;
  }

  CommandLine show() {
    return new CommandLine(new Show(this));
  }

  CommandLine change() {
    return new CommandLine(new Change(this));
  }

  /** Prints the document. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print settings, sites, windows, thresholds and feedback policy as JSON.")
  static final class Show implements Callable<Integer> {
    private final StudyDocumentCommands commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    Show(StudyDocumentCommands commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() throws JsonProcessingException {
      StudyDocument document =
          Commands.await(() -> commands.documents.read(of.admin(commands.clock), of.study));
      PrintWriter out = spec.commandLine().getOut();
      out.println(commands.json.writerWithDefaultPrettyPrinter().writeValueAsString(document));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Takes a document in. */
  @Command(
      name = "change",
      mixinStandardHelpOptions = true,
      description = {
        "Make the study what a document says, as study show prints it.",
        "A part that is missing from it stays as it is."
      })
  static final class Change implements Callable<Integer> {
    private final StudyDocumentCommands commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    @Parameters(index = "0", paramLabel = "FILE", description = "The document, JSON")
    Path file;

    Change(StudyDocumentCommands commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() throws IOException {
      StudyDocument wanted = read();
      List<String> changed =
          Commands.await(
              () -> commands.documents.apply(of.admin(commands.clock), of.study, wanted));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          changed.isEmpty()
              ? "The study is so already."
              : "Changed: " + String.join("; ", changed));
      out.flush();
      return CommandLine.ExitCode.OK;
    }

    private StudyDocument read() throws IOException {
      try {
        StudyDocument document =
            commands.json.readValue(Files.readString(file), StudyDocument.class);
        return document == null ? new StudyDocument(null, null, null, null, null, null) : document;
      } catch (JsonProcessingException e) {
        throw JsonProblems.of(e);
      } catch (CharacterCodingException e) {
        throw new IOException(file + " is not a text in UTF-8.", e);
      }
    }
  }
}
