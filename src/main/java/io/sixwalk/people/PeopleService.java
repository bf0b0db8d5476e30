package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.access.Subject;
import io.sixwalk.people.OwnAccount.Membership;
import io.sixwalk.people.OwnAccount.StudyName;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Who people are to each other: one's own account, the people one follows, the people of one's
 * site.
 */
@ApplicationScoped
class PeopleService {
  private static final String PARTICIPANT =
      """
      select p.pseudonym, s.code, s.name, s.synthetic
        from sixwalk.participant p join sixwalk.study s on s.id = p.study_id
       where p.participant_id = $1
      """;
  private static final String MEMBERSHIPS =
      """
      select s.code, s.name, s.synthetic, r.role, r.site_id, i.name as site
        from sixwalk.staff_role r
        join sixwalk.study s on s.id = r.study_id
        left join sixwalk.site i on i.study_id = r.study_id and i.id = r.site_id
       where r.account_id = $1 and r.ended_at is null
       order by s.code, r.role, i.name
      """;
  private static final String FOLLOWED =
      """
      select p.participant_id, p.pseudonym, array_agg(distinct shared order by shared) as shared
        from sixwalk.caregiver_grant g
        join sixwalk.participant p on p.participant_id = g.participant_id
        cross join lateral unnest(g.scope) shared
       where g.caregiver_id = $1 and g.confirmed_at is not null and g.revoked_at is null
         and (g.ends_at is null or g.ends_at > now()) and p.restricted_at is null
       group by p.participant_id, p.pseudonym
       order by p.pseudonym, p.participant_id
      """;

  private final Scope scope;

  PeopleService(Scope scope) {
    this.scope = scope;
  }

  /** The actor's own account. */
  Uni<OwnAccount> ownAccount(Actor actor) {
    return scope.onClient(
        actor,
        Operation.LOOK_AT_OWN_ACCOUNT,
        Subject.oneself(),
        (connection, allowed) ->
            switch (actor.kind()) {
              case PARTICIPANT -> participant(connection, actor.id());
              case CAREGIVER -> Uni.createFrom().item(OwnAccount.caregiver(actor.id()));
              case STAFF -> staff(connection, actor.id());
            });
  }

  /** The people who share something with the actor now. */
  Uni<FollowedPeople> followedBy(Actor caregiver) {
    return scope.onClient(
        caregiver,
        Operation.LIST_FOLLOWED,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(FOLLOWED)
                .execute(Tuple.of(caregiver.id()))
                .map(rows -> new FollowedPeople(list(rows, PeopleService::followed))));
  }

  private static Uni<OwnAccount> participant(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(PARTICIPANT)
        .execute(Tuple.of(id))
        .map(
            rows ->
                list(
                        rows,
                        row -> OwnAccount.participant(id, row.getString("pseudonym"), study(row)))
                    .stream()
                    .findFirst()
                    .orElseThrow(ProblemException::notFound));
  }

  private static Uni<OwnAccount> staff(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(MEMBERSHIPS)
        .execute(Tuple.of(id))
        .map(rows -> OwnAccount.staff(id, list(rows, PeopleService::membership)));
  }

  private static StudyName study(Row row) {
    return new StudyName(row.getString("code"), row.getString("name"), row.getBoolean("synthetic"));
  }

  private static Membership membership(Row row) {
    return new Membership(
        study(row),
        StaffRole.valueOf(row.getString("role")),
        row.getUUID("site_id"),
        row.getString("site"));
  }

  private static FollowedPeople.Person followed(Row row) {
    return new FollowedPeople.Person(
        row.getUUID("participant_id"),
        row.getString("pseudonym"),
        Arrays.stream(row.getArrayOfStrings("shared")).map(ShareScope::valueOf).toList());
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> of) {
    return StreamSupport.stream(rows.spliterator(), false).map(of).toList();
  }
}
