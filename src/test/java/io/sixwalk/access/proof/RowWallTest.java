package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Row-level security alone: the application's role, with an actor, tries to read, change, delete
 * and add rows of everybody who is no concern of that actor, in every table of the catalogue and
 * through every function that it may call.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RowWallTest {
  /** By a policy or a missing grant, or because a row with that key is there and stays. */
  private static final Set<String> REFUSED = Set.of("42501", "23505");

  private static final Map<String, String> MADE_OUT_TO =
      Map.of("sixwalk.caregiver_grant", "caregiver_id", "sixwalk.break_glass", "account_id");

  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private static World shared;
  private long statements;

  private World world() {
    if (shared == null) {
      shared = new World(studies, tokens);
    }
    return shared;
  }

  /** A table and the column that says whose a row is. */
  private record Walled(String table, String owner, List<String> columns) {}

  @Test
  void no_statement_reaches_a_row_of_somebody_else() throws SQLException {
    World world = world();
    List<String> wrong = new ArrayList<>();
    try (Connection c = WholeDatabase.connect()) {
      c.setAutoCommit(false);
      List<Walled> tables = tables(c);
      assertThat(tables).hasSizeGreaterThan(20);
      for (Somebody actor : actors(world)) {
        for (Walled table : tables) {
          for (UUID other : others(world, actor, table)) {
            read(c, actor, table, other, wrong);
            change(c, actor, table, other, wrong);
            add(c, actor, table, other, wrong);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    ProofCounts.note("statements about other people's rows against row-level security", statements);
  }

  @Test
  void who_only_sees_adherence_sees_no_measured_row_and_an_auditor_no_row_at_all()
      throws SQLException {
    World world = world();
    UUID martha = world.martha.id();
    Somebody few = world.people.get("caregiver with adherence only");
    Set<String> seenByFew = new TreeSet<>();
    Set<String> seenByAuditor = new TreeSet<>();
    try (Connection c = WholeDatabase.connect()) {
      c.setAutoCommit(false);
      for (Walled table : tables(c)) {
        if (!table.owner().equals("participant_id")) {
          continue;
        }
        if (count(c, few, table, martha) > 0) {
          seenByFew.add(table.table());
        }
        if (count(c, world.people.get("auditor"), table, martha) > 0) {
          seenByAuditor.add(table.table());
        }
      }
    }
    assertThat(seenByFew).containsOnly("sixwalk.participant", "sixwalk.participant_key");
    assertThat(seenByAuditor).isEmpty();
  }

  @Test
  void no_function_that_the_application_may_call_reaches_somebody_else() throws SQLException {
    World world = world();
    List<String> wrong = new ArrayList<>();
    long calls = 0;
    try (Connection c = WholeDatabase.connect()) {
      c.setAutoCommit(false);
      String digest = digestOf(tables(c), world.martha.id());
      String before = value(c, digest);
      for (String[] call : calls(c, world)) {
        for (String name :
            List.of(
                "admin of another study",
                "coordinator of another study",
                "auditor of another study",
                "caregiver of stranger",
                "caregiver whose grant is revoked",
                "coordinator whose role has ended")) {
          calls++;
          become(c, world.people.get(name).id());
          try {
            String answer = value(c, call[1]);
            for (String trace : world.martha.traces()) {
              if (answer != null && answer.contains(trace) && !call[1].contains(trace)) {
                wrong.add(name + " was told " + answer + " by " + call[0]);
              }
            }
            try (Statement s = c.createStatement()) {
              s.execute("reset role");
            }
            if (!before.equals(value(c, digest))) {
              wrong.add(name + " changed rows of somebody else through " + call[0]);
            }
          } catch (SQLException refused) {
            assertThat(refused.getSQLState()).as(refused.getMessage()).isNotNull();
          } finally {
            c.rollback();
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(calls).isGreaterThan(100);
    ProofCounts.note("calls of database functions about other people", calls);
  }

  private static List<Somebody> actors(World world) {
    List<Somebody> actors = new ArrayList<>(world.all());
    actors.add(new Somebody("nobody", null, PersonKind.PARTICIPANT));
    actors.add(new Somebody("an erased person", world.erased.id(), PersonKind.PARTICIPANT));
    return actors;
  }

  private static Set<UUID> others(World world, Somebody actor, Walled table) {
    Set<UUID> others = new LinkedHashSet<>();
    world.unconcerned(actor).forEach(p -> others.add(p.id()));
    if (!table.owner().equals("participant_id")) {
      boolean ofA =
          world.roles.stream()
              .anyMatch(r -> r.account().equals(actor.id()) && r.study().equals(world.a.code()));
      others.add(ofA ? world.b.clinician().id() : world.a.clinician().id());
      others.add(ofA ? world.b.admin().id() : world.a.admin().id());
      others.remove(actor.id());
    }
    return others;
  }

  private void read(Connection c, Somebody actor, Walled table, UUID other, List<String> wrong)
      throws SQLException {
    long rows = count(c, actor, table, other);
    if (rows > 0) {
      wrong.add(actor.name() + " reads " + rows + " rows of " + table.table());
    }
  }

  private long count(Connection c, Somebody actor, Walled table, UUID other) throws SQLException {
    statements++;
    become(c, actor.id());
    try {
      return Long.parseLong(
          value(
              c,
              "select count(*) from "
                  + table.table()
                  + where(table, other)
                  + madeOutToOthers(table, actor)));
    } catch (SQLException e) {
      requireRefusal(e);
      return 0;
    } finally {
      c.rollback();
    }
  }

  private void change(Connection c, Somebody actor, Walled table, UUID other, List<String> wrong)
      throws SQLException {
    List<String> tries = new ArrayList<>();
    tries.add("delete from " + table.table() + where(table, other));
    for (String column : table.columns()) {
      tries.add(
          "update " + table.table() + " set " + column + " = " + column + where(table, other));
    }
    for (String sql : tries) {
      statements++;
      become(c, actor.id());
      try (Statement s = c.createStatement()) {
        int rows = s.executeUpdate(sql);
        if (rows > 0) {
          wrong.add(actor.name() + ": " + sql + " reached " + rows);
        }
      } catch (SQLException e) {
        requireRefusal(e);
      } finally {
        c.rollback();
      }
    }
  }

  /** A copy of a row, and a row in which every other id is the actor's own. */
  private void add(Connection c, Somebody actor, Walled table, UUID other, List<String> wrong)
      throws SQLException {
    String copy =
        value(c, "select to_jsonb(t)::text from " + table.table() + " t" + where(table, other));
    c.rollback();
    List<String> rows = new ArrayList<>();
    String id =
        "jsonb_build_object('id', gen_random_uuid(), '" + table.owner() + "', '" + other + "')";
    if (copy != null) {
      rows.add("'" + copy.replace("'", "''") + "'::jsonb || " + id);
    }
    if (actor.id() != null) {
      rows.add(
          "(select jsonb_object_agg(a.attname, '"
              + actor.id()
              + "') from pg_attribute a where a.attrelid = '"
              + table.table()
              + "'::regclass and a.atttypid = 'uuid'::regtype) || "
              + id);
    }
    for (String row : rows) {
      statements++;
      become(c, actor.id());
      try (Statement s = c.createStatement()) {
        s.executeUpdate(
            "insert into "
                + table.table()
                + " select * from jsonb_populate_record(null::"
                + table.table()
                + ", "
                + row
                + ")");
        wrong.add(actor.name() + " adds a row to " + table.table());
      } catch (SQLException e) {
        requireRefusal(e);
      } finally {
        c.rollback();
      }
    }
  }

  private static void requireRefusal(SQLException e) {
    assertThat(e.getSQLState()).as(e.getMessage()).isIn(REFUSED);
  }

  /** As {@code Scope} opens a transaction, but without asking any policy. */
  private static void become(Connection c, UUID actor) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(
          "select set_config('role', 'sixwalk_app', true), set_config('app.actor', '"
              + (actor == null ? "" : actor)
              + "', true)");
    }
  }

  private static String where(Walled table, UUID other) {
    return " where " + table.owner() + " = '" + other + "'";
  }

  /** But not what was made out to the actor, who may see that, and since when it is over. */
  private static String madeOutToOthers(Walled table, Somebody actor) {
    String column = MADE_OUT_TO.get(table.table());
    return column == null || actor.id() == null
        ? ""
        : " and " + column + " is distinct from '" + actor.id() + "'";
  }

  private static String digestOf(List<Walled> tables, UUID person) {
    List<String> parts = new ArrayList<>();
    for (Walled table : tables) {
      parts.add(
          "select coalesce(sum(hashtextextended(t::text, 0)), 0) as part from "
              + table.table()
              + " t"
              + where(table, person));
    }
    return "select string_agg(part::text, ',') from (" + String.join(" union all ", parts) + ") d";
  }

  private static List<Walled> tables(Connection c) throws SQLException {
    List<Walled> tables = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select c.oid::regclass::text, o.attname,
                       (select array_agg(quote_ident(u.attname)) from pg_attribute u
                         where u.attrelid = c.oid and u.attnum > 0 and not u.attisdropped
                           and has_column_privilege('sixwalk_app', c.oid, u.attname, 'update'))
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute o on o.attrelid = c.oid and not o.attisdropped
                   and (o.attname = 'participant_id' or o.attname = 'account_id'
                        and not exists (select from pg_attribute p where p.attrelid = c.oid
                                         and p.attname = 'participant_id'))
                 where c.relkind in ('r', 'p') and n.nspname in ('sixwalk', 'identity', 'allocation')
                 order by 1
                """)) {
      while (row.next()) {
        var columns = row.getArray(3);
        tables.add(
            new Walled(
                row.getString(1),
                row.getString(2),
                columns == null ? List.of() : List.of((String[]) columns.getArray())));
      }
    }
    c.rollback();
    return tables;
  }

  /** Every function that the application's role may call, called about martha. */
  private static List<String[]> calls(Connection c, World world) throws SQLException {
    List<String[]> calls = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select p.oid::regprocedure::text, n.nspname || '.' || p.proname,
                       array(select format_type(t, null) from unnest(p.proargtypes) with ordinality as x (t, i) order by i),
                       p.proargnames
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in ('sixwalk', 'identity', 'allocation', 'audit', 'registry')
                   and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
                   and has_function_privilege('sixwalk_app', p.oid, 'execute')
                 order by 1
                """)) {
      while (row.next()) {
        String[] types = (String[]) row.getArray(3).getArray();
        String[] names =
            row.getArray(4) == null ? new String[0] : (String[]) row.getArray(4).getArray();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
          arguments.add(argument(types[i], i < names.length ? names[i] : "", world));
        }
        calls.add(
            new String[] {
              row.getString(1),
              "select string_agg(f::text, ' ') from "
                  + row.getString(2)
                  + "("
                  + String.join(", ", arguments)
                  + ") f"
            });
      }
    }
    c.rollback();
    return calls;
  }

  private static String argument(String type, String name, World world) {
    return switch (type) {
      case "uuid" ->
          "'"
              + (name.contains("study")
                  ? world.a.studyId()
                  : name.startsWith("new_")
                      ? UUID.randomUUID()
                      : name.equals("wanted") ? world.martha.grant() : world.martha.id())
              + "'::uuid";
      case "timestamp with time zone" -> "now()";
      case "interval" -> "interval '1 day'";
      case "boolean" -> "true";
      case "integer", "bigint", "double precision" -> "1::" + type;
      case "bytea" -> "sha256('x')";
      case "text" -> "'x'::text";
      default -> type.endsWith("[]") ? "'{}'::" + type : "null::" + type;
    };
  }

  private static String value(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
