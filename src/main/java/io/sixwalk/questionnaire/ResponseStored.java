package io.sixwalk.questionnaire;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;

/**
 * What another feature does when a questionnaire was answered. Beans of this type are called, one
 * after the other, in the transaction that stores the response, whoever sent it: what they write is
 * there if the response is, and a failure of theirs keeps the response from being stored. A replay
 * calls nobody. The statements run with the rights of the sender: a helper who sends for somebody
 * adds rows and sees few of them.
 */
public interface ResponseStored {
  Uni<Void> stored(Statements statements, StoredResponse response);
}
