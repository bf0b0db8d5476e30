package io.sixwalk.people.identity;

import io.sixwalk.access.keys.BlindIndex;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Seals, opens and finds identities, inside a transaction that somebody else opened. */
@ApplicationScoped
public class Identities {
  private static final String ADD =
      "insert into identity.person (participant_id, sealed, changed_at) values ($1, $2, $3)";
  private static final String CHANGE =
      """
      update identity.person set sealed = $2, changed_at = $3, revision = revision + 1
       where participant_id = $1 and revision = $4 returning revision
      """;
  private static final String UNINDEX =
      "delete from identity.person_index where participant_id = $1";
  private static final String INDEX =
      """
      insert into identity.person_index (participant_id, id, kind, epoch, mac)
      select $1, gen_random_uuid(), x.kind, $2, x.mac from unnest($3::text[], $4::bytea[]) as x (kind, mac)
      """;
  private static final String READ =
      """
      select p.sealed, p.revision, k.epoch, k.wrapped
        from identity.person p join sixwalk.participant_key k on k.participant_id = p.participant_id
       where p.participant_id = $1
      """;

  /**
   * Everyone of the study who has at least one of the fingerprints; what fits is decided after
   * opening.
   */
  private static final String CANDIDATES =
      """
      select i.participant_id, p.sealed, k.epoch, k.wrapped
        from (select distinct x.participant_id from identity.person_index x
               where x.kind = $2 and x.mac = any ($3)) i
        join sixwalk.participant s on s.participant_id = i.participant_id and s.study_id = $1
        join identity.person p on p.participant_id = i.participant_id
        join sixwalk.participant_key k on k.participant_id = i.participant_id
       order by i.participant_id
       limit 200
      """;

  private final PersonKeys keys;
  private final KeyRing epochs;
  private final BlindIndex index;
  private final Clock clock;

  Identities(PersonKeys keys, KeyRing epochs, BlindIndex index, Clock clock) {
    this.keys = keys;
    this.epochs = epochs;
    this.index = index;
    this.clock = clock;
  }

  /** An identity and its revision, for {@code If-Match}. */
  public record Known(Identity identity, int revision) {}

  public Uni<Void> add(
      SqlConnection connection,
      UUID studyId,
      UUID participantId,
      PersonKey key,
      Identity identity) {
    Statements on = Statements.of(connection);
    return on.rows(
            ADD, participantId, sealed(key, identity), clock.instant().atOffset(ZoneOffset.UTC))
        .chain(() -> index(on, studyId, participantId, identity));
  }

  /** Changes it; empty when {@code revision} is not the one in force. */
  public Uni<Optional<Integer>> change(
      SqlConnection connection, UUID studyId, UUID participantId, int revision, Identity identity) {
    Statements on = Statements.of(connection);
    return keys.of(connection, participantId)
        .chain(
            key ->
                on.rows(
                    CHANGE,
                    participantId,
                    sealed(key, identity),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    revision))
        .chain(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : on.rows(UNINDEX, participantId)
                        .chain(() -> index(on, studyId, participantId, identity))
                        .replaceWith(Optional.of((Integer) rows.get(0)[0])));
  }

  public Uni<Optional<Known>> read(SqlConnection connection, UUID participantId) {
    return Statements.of(connection)
        .rows(READ, participantId)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(r -> new Known(open(participantId, r[0], r[2], r[3]), (Integer) r[1])));
  }

  /** Everyone of the study with all these words in the name, whom the actor may see. */
  public Uni<Map<UUID, Identity>> findByName(SqlConnection connection, UUID studyId, String name) {
    List<String> words = BlindIndex.words(name);
    if (words.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    String longest =
        words.stream().max(java.util.Comparator.comparingInt(String::length)).orElseThrow();
    return find(connection, studyId, "NAME", longest, who -> who.hasName(words));
  }

  /** Everyone of the study with this number, whom the actor may see. */
  public Uni<Map<UUID, Identity>> findByPhone(
      SqlConnection connection, UUID studyId, String phone) {
    String digits = BlindIndex.digits(phone);
    if (digits.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return find(
        connection, studyId, "PHONE", BlindIndex.lastDigits(digits), who -> who.hasPhone(digits));
  }

  private Uni<Map<UUID, Identity>> find(
      SqlConnection connection,
      UUID studyId,
      String kind,
      String value,
      java.util.function.Predicate<Identity> fits) {
    Buffer[] macs =
        index.macs(studyId.toString(), kind, value).stream()
            .map(Buffer::buffer)
            .toArray(Buffer[]::new);
    return Statements.of(connection)
        .rows(CANDIDATES, studyId, kind, macs)
        .map(
            rows -> {
              Map<UUID, Identity> found = new LinkedHashMap<>();
              for (Object[] r : rows) {
                Identity identity = open((UUID) r[0], r[1], r[2], r[3]);
                if (fits.test(identity)) {
                  found.put((UUID) r[0], identity);
                }
              }
              return found;
            });
  }

  private Identity open(UUID participantId, Object sealed, Object epoch, Object wrapped) {
    PersonKey key = keys.open(participantId, (Integer) epoch, ((Buffer) wrapped).getBytes());
    return Identity.decode(key.open(Identity.PURPOSE, ((Buffer) sealed).getBytes()));
  }

  private Uni<Void> index(Statements on, UUID studyId, UUID participantId, Identity identity) {
    int epoch = epochs.currentEpoch();
    List<String> kinds = new ArrayList<>();
    List<Buffer> macs = new ArrayList<>();
    entries(epoch, studyId, identity)
        .forEach(
            e -> {
              kinds.add(e.kind());
              macs.add(Buffer.buffer(e.mac()));
            });
    return on.rows(
            INDEX, participantId, epoch, kinds.toArray(String[]::new), macs.toArray(Buffer[]::new))
        .replaceWithVoid();
  }

  /** One fingerprint of an identity. */
  public record IndexEntry(String kind, byte[] mac) {}

  /** The fingerprints of an identity under the key of an epoch. */
  public List<IndexEntry> entries(int epoch, UUID studyId, Identity identity) {
    List<IndexEntry> entries = new ArrayList<>();
    for (String word : BlindIndex.words(identity.name())) {
      entries.add(new IndexEntry("NAME", index.mac(epoch, studyId.toString(), "NAME", word)));
    }
    if (identity.phone() != null) {
      String digits = BlindIndex.lastDigits(BlindIndex.digits(identity.phone()));
      entries.add(new IndexEntry("PHONE", index.mac(epoch, studyId.toString(), "PHONE", digits)));
    }
    return entries;
  }

  /** Reads what was sealed. */
  public Identity open(PersonKey key, byte[] sealed) {
    return Identity.decode(key.open(Identity.PURPOSE, sealed));
  }

  private static Buffer sealed(PersonKey key, Identity identity) {
    return Buffer.buffer(key.seal(Identity.PURPOSE, identity.encode()));
  }
}
