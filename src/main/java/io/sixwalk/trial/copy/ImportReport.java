package io.sixwalk.trial.copy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an import. */
@Schema(name = "RegistryImport")
public record ImportReport(
    @Schema(description = "Records that were read") long read,
    @Schema(description = "Versions that were new") long stored,
    @Schema(description = "Versions that were here already; their date may have moved on")
        long known,
    @Schema(description = "Pieces that are no record") long unreadable,
    @Schema(description = "Whether the copy now counts as every record of ClinicalTrials.gov")
        boolean full,
    @Schema(description = "The first pieces that could not be read, and why")
        List<Trouble> troubles) {

  /** A piece that could not be read. */
  @Schema(name = "RegistryImportTrouble")
  public record Trouble(String where, String why) {}
}
