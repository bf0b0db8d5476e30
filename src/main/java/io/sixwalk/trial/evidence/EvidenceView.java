package io.sixwalk.trial.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fact with its state. Who proposed and reviewed it is shown to study admins only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EvidenceFact")
public record EvidenceView(
    String id,
    String subject,
    List<String> aliases,
    String kind,
    String scope,
    List<String> registryNumbers,
    List<String> places,
    String date,
    String authority,
    String about,
    String statement,
    String source,
    @Schema(description = "PROPOSED, REFUSED, IN_FORCE, RETIREMENT_PROPOSED or RETIRED")
        String state,
    @Schema(description = "Came with Sixwalk") boolean supplied,
    OffsetDateTime proposedAt,
    UUID proposedBy,
    OffsetDateTime reviewedAt,
    UUID reviewedBy,
    String reviewReason,
    String retirementReason,
    UUID retirementProposedBy,
    OffsetDateTime retiredAt,
    UUID retiredBy) {

  static EvidenceView of(Row row, boolean withPeople) {
    EvidenceFact fact = EvidenceBook.fact(row);
    return new EvidenceView(
        fact.id(),
        fact.subject(),
        fact.aliases(),
        row.getString("kind"),
        fact.scope().name(),
        fact.numbers().stream().map(RegistryNumber::value).sorted().toList(),
        fact.places(),
        fact.date().map(PartialDate::toString).orElse(null),
        fact.authority().orElse(null),
        fact.about().orElse(null),
        fact.statement(),
        fact.source(),
        row.getString("state"),
        row.getBoolean("supplied"),
        row.getOffsetDateTime("proposed_at"),
        withPeople ? row.getUUID("proposed_by") : null,
        row.getOffsetDateTime("reviewed_at"),
        withPeople ? row.getUUID("reviewed_by") : null,
        row.getString("review_reason"),
        row.getString("retirement_reason"),
        withPeople ? row.getUUID("retirement_proposed_by") : null,
        row.getOffsetDateTime("retired_at"),
        withPeople ? row.getUUID("retired_by") : null);
  }
}
