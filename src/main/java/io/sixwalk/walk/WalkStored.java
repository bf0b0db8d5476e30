package io.sixwalk.walk;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;

/**
 * What another feature does when a walk was recorded. Beans of this type are called, one after the
 * other, in the transaction that stores the walk, whoever sent it: what they write is there if the
 * walk is, and a failure of theirs keeps the walk from being stored. A replay calls nobody.
 */
public interface WalkStored {
  Uni<Void> stored(Statements statements, StoredWalk walk);
}
