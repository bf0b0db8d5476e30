package io.sixwalk.trial.evidence;

import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.EvidenceFact.Scope;
import io.sixwalk.trial.rules.EvidenceKind;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The facts in force. They are kept in memory together with a mark of the table they came from, and
 * read again when the mark has moved: a fact that was retired elsewhere is gone here at once.
 */
@ApplicationScoped
public class EvidenceBook {
  static final String COLUMNS =
      "id, subject, aliases, kind, reach, numbers, places, dated, authority, about, statement,"
          + " source";
  private static final String MARK =
      """
      select count(*) || '/' || (select count(*) from registry.product_name_set) || '/'
             || coalesce(max(changed_at)::text, '') from registry.evidence_fact
       where state in ('IN_FORCE', 'RETIREMENT_PROPOSED')
      """;
  private static final String FACTS =
      "select "
          + COLUMNS
          + " from registry.evidence_fact where state in ('IN_FORCE', 'RETIREMENT_PROPOSED') order"
          + " by position";

  private final AtomicReference<Kept> kept =
      new AtomicReference<>(new Kept("", EvidenceList.none()));

  private record Kept(String mark, EvidenceList list) {}

  /** The facts in force now. */
  public Uni<EvidenceList> inForce(SqlConnection connection) {
    return connection
        .query(MARK)
        .execute()
        .map(rows -> rows.iterator().next().getString(0))
        .chain(
            mark -> {
              Kept known = kept.get();
              return known.mark().equals(mark)
                  ? Uni.createFrom().item(known.list())
                  : read(connection).invoke(list -> kept.set(new Kept(mark, list)));
            });
  }

  private static Uni<EvidenceList> read(SqlConnection connection) {
    return connection
        .query(FACTS)
        .execute()
        .map(
            rows -> {
              List<EvidenceFact> facts = new ArrayList<>();
              rows.forEach(row -> facts.add(fact(row)));
              return facts;
            })
        .chain(facts -> productNames(connection).map(names -> new EvidenceList(facts, names)));
  }

  private static Uni<List<List<String>>> productNames(SqlConnection connection) {
    return connection
        .query("select names from registry.product_name_set order by names")
        .execute()
        .map(
            rows -> {
              List<List<String>> names = new ArrayList<>();
              rows.forEach(row -> names.add(Arrays.asList(row.getArrayOfStrings(0))));
              return names;
            });
  }

  static EvidenceFact fact(Row row) {
    return new EvidenceFact(
        row.getString("id"),
        row.getString("subject"),
        Arrays.asList(row.getArrayOfStrings("aliases")),
        EvidenceKind.read(row.getString("kind")),
        Scope.valueOf(row.getString("reach")),
        Arrays.stream(row.getArrayOfStrings("numbers"))
            .map(n -> RegistryNumber.ofCanonical(n).orElseThrow())
            .collect(Collectors.toSet()),
        Arrays.asList(row.getArrayOfStrings("places")),
        Optional.ofNullable(row.getString("dated")).flatMap(PartialDate::parse),
        Optional.ofNullable(row.getString("authority")),
        Optional.ofNullable(row.getString("about")),
        row.getString("statement"),
        row.getString("source"));
  }
}
