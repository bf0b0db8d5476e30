package io.sixwalk.trial.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Scope;
import io.sixwalk.trial.rules.Registry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the copy is, for anyone who wants to know before relying on it. */
@ApplicationScoped
public class CopyFacts {
  private final Scope scope;

  CopyFacts(Scope scope) {
    this.scope = scope;
  }

  /** The copies, and the state of the refresh. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RegistryCopies")
  public record Facts(
      List<CopyOf> copies,
      @Schema(description = "When a refresh last came through; left out when none ever did")
          OffsetDateTime lastRefreshAt,
      @Schema(description = "The registry's own time stamp of the data then") String dataTimestamp,
      OffsetDateTime lastAttemptAt,
      @Schema(description = "Why the last attempt did not come through") String lastProblem) {}

  /** The copy of one registry. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RegistryCopy")
  public record CopyOf(
      String registry,
      @Schema(description = "The day for which every record is here; left out when only some are")
          LocalDate fullDay,
      LocalDate newestDay) {}

  /** Reads them. */
  public Uni<Facts> read() {
    return scope.asNobody(
        connection -> copies(connection).chain(copies -> facts(connection, copies)));
  }

  private static Uni<List<CopyOf>> copies(SqlConnection connection) {
    return connection
        .query("select registry, full_day, newest_day from registry.copy order by registry")
        .execute()
        .map(
            rows -> {
              List<CopyOf> copies = new ArrayList<>();
              rows.forEach(
                  row ->
                      copies.add(
                          new CopyOf(
                              Registry.valueOf(row.getString(0)).displayName(),
                              row.getLocalDate(1),
                              row.getLocalDate(2))));
              return copies;
            });
  }

  private static Uni<Facts> facts(SqlConnection connection, List<CopyOf> copies) {
    return connection
        .query(
            "select last_success_at, data_timestamp, last_attempt_at, last_problem from"
                + " registry.refresh")
        .execute()
        .map(
            rows -> {
              for (Row row : rows) {
                return new Facts(
                    copies,
                    row.getOffsetDateTime(0),
                    row.getString(1),
                    row.getOffsetDateTime(2),
                    row.getString(3));
              }
              return new Facts(copies, null, null, null, null);
            });
  }
}
