package io.sixwalk.questionnaire.response;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.ResponseStored;
import io.sixwalk.questionnaire.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hears of every stored response, as another feature would, and sees its rows in the transaction.
 */
@ApplicationScoped
public class Listening implements ResponseStored {
  /** What was heard, and how many of its scores the sender could see at that moment. */
  record Heard(StoredResponse response, int scoresSeen) {}

  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  @Override
  public Uni<Void> stored(Statements statements, StoredResponse response) {
    return statements
        .rows(
            "select count(*) from sixwalk.score where participant_id = $1 and response_id = $2",
            response.participantId(),
            response.id())
        .invoke(rows -> heard.add(new Heard(response, ((Number) rows.get(0)[0]).intValue())))
        .replaceWithVoid();
  }

  List<Heard> of(UUID participantId) {
    return heard.stream().filter(h -> h.response().participantId().equals(participantId)).toList();
  }
}
