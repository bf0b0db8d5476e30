package io.sixwalk.trial.copy;

import io.sixwalk.platform.database.Rows;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.sixwalk.trial.rules.RegistryNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The SQL of the copy. Transactions are opened by others. */
@ApplicationScoped
public class RecordStore {
  /**
   * Each of the two numbers is looked up by itself: with both in one condition PostgreSQL reads the
   * whole table.
   */
  static final String NEWEST =
      """
      select v.number, v.copy_date, cast(v.document as text) as document,
             encode(v.content_hash, 'hex') as hash, v.complete, v.first_seen_at
        from (select a.number, 0 as place from registry.alias a where a.alias = $1
              union all
              select $1, 1) wanted
       cross join lateral (
              (select * from registry.record_version r
                where r.number = wanted.number
                order by r.complete desc, r.copy_day desc nulls last, r.first_seen_at desc
                limit 2)
              union all
              (select * from registry.record_version r
                where r.number = wanted.number and not r.complete
                order by r.complete desc, r.copy_day desc nulls last, r.first_seen_at desc
                limit 1)) v
       order by wanted.place, v.complete desc, v.copy_day desc nulls last, v.first_seen_at desc
       limit 3
      """;

  private static final String COPY =
      """
      select c.full_day, c.newest_day, a.asked_day
        from (values ($1::text, $2::text)) wanted (registry, number)
        left join registry.copy c on c.registry = wanted.registry
        left join registry.absence a on a.number = wanted.number
      """;
  private static final String STORE =
      """
      with incoming as (
        select distinct on (i.number, i.hash) i.*
          from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::date[], $7::text[], $8::text[],
                      $9::text[], $10::text[])
            as i (number, hash, registry, complete, copy_date, copy_day, title, status, sponsor, document)
         order by i.number, i.hash, i.copy_day desc nulls last),
      written as (
        insert into registry.record_version as v
               (number, content_hash, registry, complete, copy_date, copy_day, title, status, sponsor, document, source,
                first_seen_at, last_seen_at)
        select i.number, decode(i.hash, 'hex'), i.registry, i.complete, i.copy_date, i.copy_day, i.title, i.status,
               i.sponsor, cast(i.document as jsonb), $11, $12, $12
          from incoming i
        on conflict (number, content_hash) do update
           set copy_date = excluded.copy_date, copy_day = excluded.copy_day, last_seen_at = excluded.last_seen_at
         where excluded.copy_day > v.copy_day or (v.copy_day is null and excluded.copy_day is not null)
        returning (xmax = 0) as stored)
      select count(*) filter (where stored) from written
      """;
  private static final String ALIASES =
      """
      insert into registry.alias (alias, number)
      select distinct on (a.alias) a.alias, a.number from unnest($1::text[], $2::text[]) as a (alias, number)
       order by a.alias, a.number
      on conflict (alias) do update set number = excluded.number where registry.alias.number <> excluded.number
      """;
  private static final String ABSENCE =
      """
      insert into registry.absence as a (number, asked_day) values ($1, $2)
      on conflict (number) do update set asked_day = greatest(a.asked_day, excluded.asked_day)
      """;

  /** An answer is good for as long as a copy is; whose number it was then does not matter here. */
  private static final String FORGET_ABSENCES =
      "delete from registry.absence where asked_day < $1::date - 30";

  private static final String NOTE_COPY =
      """
      insert into registry.copy as c (registry, full_day, newest_day) values ($1, $2, $3)
      on conflict (registry) do update
         set full_day = greatest(c.full_day, excluded.full_day), newest_day = greatest(c.newest_day, excluded.newest_day)
      """;
  private static final String NOTE_RUN =
      """
      insert into registry.import_run
             (id, kind, source, started_at, ended_at, read, stored, known, unreadable, is_full)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  /**
   * The newest version of the number, or of the record that took it over, and the one before; after
   * complete ones also the newest of which only some fields are here.
   */
  Uni<List<StoredVersion>> newest(SqlConnection connection, String number) {
    return connection
        .preparedQuery(NEWEST)
        .execute(Tuple.of(number))
        .map(
            rows -> {
              List<StoredVersion> versions = new ArrayList<>();
              rows.forEach(row -> versions.add(version(row)));
              return versions;
            });
  }

  private static StoredVersion version(Row row) {
    return new StoredVersion(
        row.getString("number"),
        Optional.ofNullable(row.getString("copy_date")).flatMap(PartialDate::parse),
        row.getString("document"),
        row.getString("hash"),
        row.getBoolean("complete"));
  }

  /** What is known about a number that is not here. */
  Uni<CopyState> copy(SqlConnection connection, RegistryNumber number) {
    return connection
        .preparedQuery(COPY)
        .execute(Tuple.of(number.registry().name(), number.value()))
        .map(Rows::one)
        .map(
            row ->
                new CopyState(
                    Optional.ofNullable(row.getLocalDate(0)),
                    Optional.ofNullable(row.getLocalDate(1)),
                    Optional.ofNullable(row.getLocalDate(2))));
  }

  /** Stores versions; the same content again only moves its date. Answers how many were new. */
  Uni<Long> store(
      SqlConnection connection, List<IncomingVersion> versions, String source, Instant at) {
    Object[] parameters = {
      texts(versions, v -> v.number().value()),
      texts(versions, IncomingVersion::contentHash),
      texts(versions, v -> v.number().registry().name()),
      versions.stream().map(IncomingVersion::complete).toArray(Boolean[]::new),
      texts(versions, v -> v.copyDate().map(PartialDate::toString).orElse(null)),
      versions.stream().map(v -> v.copyDay().orElse(null)).toArray(LocalDate[]::new),
      texts(versions, v -> clean(v.title())),
      texts(versions, v -> clean(v.status())),
      texts(versions, v -> clean(v.sponsor())),
      texts(versions, IncomingVersion::document),
      source,
      at.atOffset(ZoneOffset.UTC)
    };
    return connection
        .preparedQuery(STORE)
        .execute(Tuple.from(Arrays.asList(parameters)))
        .map(rows -> rows.iterator().next().getLong(0))
        .call(() -> aliases(connection, versions));
  }

  private static Uni<Void> aliases(SqlConnection connection, List<IncomingVersion> versions) {
    List<String> aliases = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (IncomingVersion version : versions) {
      for (String alias : version.aliases()) {
        aliases.add(alias);
        numbers.add(version.number().value());
      }
    }
    return aliases.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection
            .preparedQuery(ALIASES)
            .execute(Tuple.of(aliases.toArray(String[]::new), numbers.toArray(String[]::new)))
            .replaceWithVoid();
  }

  /** An old number for which the registry sends the reader on. */
  public Uni<Void> noteAlias(SqlConnection connection, String alias, String number) {
    return connection
        .preparedQuery(ALIASES)
        .execute(Tuple.of(new String[] {alias}, new String[] {number}))
        .replaceWithVoid();
  }

  /** Drops what the registry itself did not have, once the answers are older than 30 days. */
  public Uni<Void> forgetAbsences(SqlConnection connection, LocalDate today) {
    return connection.preparedQuery(FORGET_ABSENCES).execute(Tuple.of(today)).replaceWithVoid();
  }

  /** That the registry itself has no such number. */
  public Uni<Void> noteAbsence(SqlConnection connection, String number, LocalDate day) {
    return connection.preparedQuery(ABSENCE).execute(Tuple.of(number, day)).replaceWithVoid();
  }

  /** What an import was, and what the copy holds since. */
  Uni<Void> note(
      SqlConnection connection,
      ImportOrder order,
      ImportReport report,
      Map<Registry, LocalDate> newestDays,
      Optional<LocalDate> fullDay,
      OffsetDateTime startedAt,
      OffsetDateTime endedAt) {
    Object[] run = {
      order.kind().name(),
      order.source(),
      startedAt,
      endedAt,
      report.read(),
      report.stored(),
      report.known(),
      report.unreadable(),
      report.full()
    };
    Uni<Void> noted =
        connection
            .preparedQuery(NOTE_RUN)
            .execute(Tuple.from(Arrays.asList(run)))
            .replaceWithVoid();
    for (Registry registry : Registry.values()) {
      LocalDate full = registry == Registry.CLINICAL_TRIALS_GOV ? fullDay.orElse(null) : null;
      if (newestDays.containsKey(registry) || full != null) {
        Object[] copy = {registry.name(), full, newestDays.get(registry)};
        noted =
            noted.chain(
                () ->
                    connection
                        .preparedQuery(NOTE_COPY)
                        .execute(Tuple.from(Arrays.asList(copy)))
                        .replaceWithVoid());
      }
    }
    return noted;
  }

  /** Whether an import of this kind from this source was done before. */
  Uni<Boolean> wasImported(SqlConnection connection, ImportOrder.Kind kind, String source) {
    return connection
        .preparedQuery(
            "select exists (select from registry.import_run where kind = $1 and source = $2)")
        .execute(Tuple.of(kind.name(), source))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private static String[] texts(
      List<IncomingVersion> versions, Function<IncomingVersion, String> column) {
    return versions.stream().map(column).toArray(String[]::new);
  }

  private static String clean(Optional<String> text) {
    return text.map(t -> t.replace("\0", "")).orElse(null);
  }
}
