package io.sixwalk.command;

import io.sixwalk.trial.copy.ImportOrder;
import io.sixwalk.trial.copy.ImportReport;
import io.sixwalk.trial.copy.RecordStream;
import io.sixwalk.trial.copy.RegistryImport;
import io.sixwalk.trial.rules.PartialDate;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk registry import}. */
@Dependent
public class RegistryCommand {
  private final RegistryImport imports;

  RegistryCommand(RegistryImport imports) {
    this.imports = imports;
  }

  CommandLine line() {
    return Group.of("registry", "Keep the copy of trial registries.")
        .addSubcommand(new Import(imports));
  }

  /** Imports a file, a folder or an archive, in constant memory. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Import records of ClinicalTrials.gov (v2), CTIS, EUCTR or ISRCTN.")
  static final class Import implements Callable<Integer> {
    private final RegistryImport imports;

    @Spec CommandSpec spec;

    @Parameters(
        index = "0",
        paramLabel = "FILE|DIR|ZIP",
        description = "JSON, NDJSON, a folder of them, a zip or gzip")
    Path path;

    @Option(
        names = "--date",
        description = "When the copy was made, where the records do not tell: 2026-11-22")
    String date;

    @Option(
        names = "--full",
        description =
            "It is every record of ClinicalTrials.gov: a number that is not in it is not found")
    boolean full;

    Import(RegistryImport imports) {
      this.imports = imports;
    }

    @Override
    public Integer call() throws IOException {
      Optional<PartialDate> copyDate = Optional.ofNullable(date).flatMap(PartialDate::parse);
      if (date != null && copyDate.isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "A date is written 2021, 2021-07 or 2021-07-22.");
      }
      if (!Files.isReadable(path)) {
        throw new CommandLine.ParameterException(spec.commandLine(), "Cannot be read: " + path);
      }
      ImportOrder order =
          new ImportOrder(
              ImportOrder.Kind.COMMAND,
              path.getFileName().toString(),
              copyDate,
              full,
              Optional.empty());
      ImportReport report = imports.run(order, sink -> RecordStream.read(path, sink));
      print(report);
      return report.read() == 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private void print(ImportReport report) {
      var out = spec.commandLine().getOut();
      out.printf(
          "%d records read: %d versions new, %d here already; %d pieces unreadable.%n",
          report.read(), report.stored(), report.known(), report.unreadable());
      report.troubles().forEach(t -> out.println("  " + t.where() + ": " + t.why()));
      if (full) {
        out.println(
            report.full()
                ? "The copy now counts as every record of ClinicalTrials.gov."
                : "The copy does not count as full: pieces were unreadable, or records without a"
                    + " date.");
      }
      out.flush();
    }
  }
}
