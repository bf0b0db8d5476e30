package io.sixwalk.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads the catalogue of the migrated database: what must hold for every table, also for those to
 * come.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class CatalogueTest {
  @Inject
  @DataSource("owner")
  AgroalDataSource owner;

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection c = owner.getConnection();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void every_persons_table_has_the_persons_id_first_in_its_key() throws SQLException {
    List<String> persons =
        query(
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'participant_id' and not a.attisdropped
             where c.relkind in ('r', 'p') and n.nspname in ('sixwalk', 'identity', 'allocation')\
            """);
    List<String> keyed =
        query(
            """
            select i.indrelid::regclass::text from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
              left join pg_attribute b on b.attrelid = i.indrelid and b.attnum = i.indkey[1]
             where i.indisprimary and a.attname = 'participant_id'
               and (i.indnkeyatts = 1 or i.indnkeyatts = 2 and b.attname = 'id')\
            """);
    assertThat(persons).contains("sixwalk.walk", "sixwalk.upload", "sixwalk.participant");
    assertThat(keyed).containsAll(persons);
  }

  @Test
  void every_table_has_forced_row_level_security_and_a_policy() throws SQLException {
    assertThat(
            query(
                """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname in ('sixwalk', 'identity', 'allocation', 'audit')
                   and (not c.relrowsecurity or not c.relforcerowsecurity
                        or not exists (select from pg_policy p where p.polrelid = c.oid
                                        and (select oid from pg_roles where rolname = 'sixwalk_app') = any (p.polroles)
                                        or p.polrelid = c.oid and c.relname in ('head', 'entry')))\
                """))
        .isEmpty();
  }

  @Test
  void no_foreign_key_goes_from_one_persons_table_to_another() throws SQLException {
    assertThat(
            query(
                """
                select k.conname from pg_constraint k
                  join pg_attribute a on a.attrelid = k.confrelid and a.attname = 'participant_id'
                 where k.contype = 'f'\
                """))
        .isEmpty();
  }

  @Test
  void the_applications_role_owns_nothing_and_cannot_bypass() throws SQLException {
    assertThat(
            query(
                """
                select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner
                 where r.rolname in ('sixwalk_app', 'sixwalk_login')\
                """))
        .isEmpty();
    assertThat(
            query(
                """
                select rolname from pg_roles
                 where rolname like 'sixwalk%' and (rolsuper or rolbypassrls or rolreplication)\
                """))
        .isEmpty();
    assertThat(query("select rolname from pg_roles where rolname = 'sixwalk_login' and rolinherit"))
        .isEmpty();
  }

  @Test
  void the_owner_itself_sees_no_persons_rows() throws SQLException {
    assertThat(query("select participant_id from sixwalk.participant limit 1")).isEmpty();
    assertThat(query("select id::text from sixwalk.walk limit 1")).isEmpty();
  }

  @Test
  void what_looks_behind_the_policies_is_a_short_list_with_a_fixed_search_path()
      throws SQLException {
    assertThat(
            query(
                """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in ('sixwalk', 'identity', 'allocation', 'audit') and p.prosecdef
                   and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=%'))\
                """))
        .isEmpty();
    assertThat(
            query(
                """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in ('sixwalk', 'identity', 'allocation', 'audit') and p.prosecdef
                   and has_function_privilege('public', p.oid, 'execute')\
                """))
        .isEmpty();
  }

  @Test
  void nothing_can_be_read_without_the_scope() throws SQLException {
    assertThat(
            query(
                """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'v') and n.nspname in ('sixwalk', 'identity', 'allocation', 'audit')
                   and has_table_privilege('sixwalk_login', c.oid, 'select')\
                """))
        .isEmpty();
  }
}
