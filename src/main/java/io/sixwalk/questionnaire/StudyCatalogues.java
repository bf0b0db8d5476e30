package io.sixwalk.questionnaire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.ContentPack;
import io.sixwalk.questionnaire.instrument.ContentPackJson;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.InstrumentJson;
import io.sixwalk.questionnaire.instrument.Read;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Reads a study's catalogue inside the transaction that uses it, so that every replica knows a pack
 * from the moment it is committed. Only the reading of JSON is remembered, by the JSON itself.
 */
@ApplicationScoped
public class StudyCatalogues {
  private static final int MOST_REMEMBERED = 1000;

  private static final String DOCUMENTS =
      """
      select 1 as part, d.definition::text from sixwalk.instrument_definition d where d.study_id = %1$s
      union all
      select 2, c.pack::text from sixwalk.content_pack c where c.study_id = %1$s
      union all
      select 3, v.id from sixwalk.questionnaire_settings q, unnest(q.eq5d_value_sets) v (id) where q.study_id = %1$s
       order by 1, 2
      """;
  private static final String OF_STUDY = DOCUMENTS.formatted("$1");
  private static final String OF_PERSON =
      DOCUMENTS.formatted(
          "(select p.study_id from sixwalk.participant p where p.participant_id = $1)");

  private final Cache<String, Instrument> definitions =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Cache<String, ContentPack> packs =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /**
   * What was read, not yet understood: {@link #catalogue} does that, and may be called off the
   * event loop.
   *
   * @param definitions of the study, as JSON
   * @param packs of the study, as JSON
   * @param valueSets ids of the chosen EQ-5D index algorithms
   */
  public record Documents(List<String> definitions, List<String> packs, List<String> valueSets) {}

  /** The catalogue of a study. */
  public Uni<StudyCatalogue> of(Statements statements, UUID studyId) {
    return documents(statements, OF_STUDY, studyId).map(this::catalogue);
  }

  /** The catalogue of the study that a person takes part in. */
  public Uni<StudyCatalogue> ofPerson(Statements statements, UUID participantId) {
    return documentsOfPerson(statements, participantId).map(this::catalogue);
  }

  /** What the catalogue of a person's study is made of. */
  public Uni<Documents> documentsOfPerson(Statements statements, UUID participantId) {
    return documents(statements, OF_PERSON, participantId);
  }

  /** Understands what was read. */
  public StudyCatalogue catalogue(Documents documents) {
    return StudyCatalogue.of(
        documents.definitions().stream()
            .map(json -> definitions.get(json, StudyCatalogues::definition))
            .toList(),
        documents.packs().stream().map(json -> packs.get(json, StudyCatalogues::pack)).toList(),
        documents.valueSets());
  }

  private static Uni<Documents> documents(Statements statements, String sql, UUID id) {
    return statements
        .rows(sql, id)
        .map(rows -> new Documents(part(rows, 1), part(rows, 2), part(rows, 3)));
  }

  private static List<String> part(List<Object[]> rows, int part) {
    return rows.stream()
        .filter(row -> ((Number) row[0]).intValue() == part)
        .map(row -> (String) row[1])
        .toList();
  }

  private static Instrument definition(String json) {
    return understood(InstrumentJson.read(json, BundledInstruments.scoring()));
  }

  private static ContentPack pack(String json) {
    return understood(ContentPackJson.read(json));
  }

  /** It was checked when it was loaded. */
  private static <T> T understood(Read<T> read) {
    if (read instanceof Read.Understood<T> understood) {
      return understood.value();
    }
    throw new IllegalStateException("A stored definition or pack is not sound: " + read);
  }
}
