package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.RecordKind;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An answered questionnaire on its way in: checked against the definition that it names, scored,
 * and sealed. The definitions are those of the person's own study, read from the database with the
 * sender; without that, those that ship.
 */
@ApplicationScoped
class QuestionnaireRecordKind implements RecordKind {
  static final String NAME = "QUESTIONNAIRE_RESPONSE";

  private final StudyCatalogues catalogues;
  private final ResponseStore store;

  QuestionnaireRecordKind(StudyCatalogues catalogues, ResponseStore store) {
    this.catalogues = catalogues;
    this.store = store;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Uni<RecordKind> informed(SqlConnection connection, Sender sender) {
    return catalogues
        .documentsOfPerson(Statements.of(connection), sender.participantId())
        .map(documents -> new OfStudy(() -> catalogues.catalogue(documents), store));
  }

  @Override
  public Reading read(UUID id, ObjectNode record, Sender sender) {
    return new OfStudy(StudyCatalogue::shipped, store).read(id, record, sender);
  }

  /**
   * The kind with the catalogue of one study, which is understood when the first record is read.
   */
  private static final class OfStudy implements RecordKind {
    private final Supplier<StudyCatalogue> understand;
    private final ResponseStore store;
    private StudyCatalogue catalogue;

    OfStudy(Supplier<StudyCatalogue> understand, ResponseStore store) {
      this.understand = understand;
      this.store = store;
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Reading read(UUID id, ObjectNode record, Sender sender) {
      if (catalogue == null) {
        catalogue = understand.get();
      }
      return ResponseReading.read(catalogue, id, record, sender, store);
    }
  }
}
