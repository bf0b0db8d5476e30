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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads a study's catalogue inside the transaction that uses it, so that every replica knows a pack
 * from the moment it is committed. Only the reading of JSON is remembered, by the JSON itself.
 */
@ApplicationScoped
public class StudyCatalogues {
  private static final int MOST_REMEMBERED = 1000;

  private static final String OF_STUDY =
      """
      select 'DEFINITION', d.definition::text from sixwalk.instrument_definition d where d.study_id = $1
      union all
      select 'PACK', c.pack::text from sixwalk.content_pack c where c.study_id = $1
       order by 1, 2
      """;

  private final Cache<String, Instrument> definitions =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Cache<String, ContentPack> packs =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** What was read, not yet understood: {@link #catalogue} does that, off the event loop. */
  record Documents(List<String> definitions, List<String> packs) {}

  /** The catalogue of a study. */
  public Uni<StudyCatalogue> of(Statements statements, UUID studyId) {
    return documents(statements, studyId).map(this::catalogue);
  }

  Uni<Documents> documents(Statements statements, UUID studyId) {
    return statements
        .rows(OF_STUDY, studyId)
        .map(
            rows -> {
              List<String> ofDefinitions = new ArrayList<>();
              List<String> ofPacks = new ArrayList<>();
              for (Object[] row : rows) {
                ("PACK".equals(row[0]) ? ofPacks : ofDefinitions).add((String) row[1]);
              }
              return new Documents(ofDefinitions, ofPacks);
            });
  }

  StudyCatalogue catalogue(Documents documents) {
    if (documents.definitions().isEmpty() && documents.packs().isEmpty()) {
      return StudyCatalogue.shipped();
    }
    return StudyCatalogue.of(
        documents.definitions().stream()
            .map(json -> definitions.get(json, StudyCatalogues::definition))
            .toList(),
        documents.packs().stream().map(json -> packs.get(json, StudyCatalogues::pack)).toList());
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
