package io.sixwalk.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything in a database's schemas but the rows, each thing in one line. */
public final class Catalogue {
  private static final String EVERYTHING =
      """
      with here as (select oid, nspname from pg_namespace
                     where nspname in ('sixwalk', 'identity', 'allocation', 'audit', 'registry'))
      select 'relation ' || c.oid::regclass::text || ' ' || c.relkind::text || ' ' || c.relrowsecurity::text || c.relforcerowsecurity::text
             || ' ' || pg_get_userbyid(c.relowner) || ' '
             || (select coalesce(string_agg(a::text, ',' order by a::text), '') from unnest(c.relacl) a)
        from pg_class c join here h on h.oid = c.relnamespace where c.relkind <> 'i'
      union all
      select 'column ' || c.oid::regclass::text || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || ' ' || a.attnotnull::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' '
             || (select coalesce(string_agg(x::text, ',' order by x::text), '') from unnest(a.attacl) x)
        from pg_class c join here h on h.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relkind <> 'i'
      union all
      select 'constraint ' || c.conrelid::regclass::text || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        from pg_constraint c join here h on h.oid = c.connamespace
      union all
      select 'index ' || pg_get_indexdef(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indexrelid join here h on h.oid = c.relnamespace
      union all
      select 'view ' || c.oid::regclass::text || ' ' || pg_get_viewdef(c.oid)
        from pg_class c join here h on h.oid = c.relnamespace where c.relkind = 'v'
      union all
      select 'policy ' || p.polrelid::regclass::text || ' ' || p.polname || ' ' || p.polcmd::text || p.polpermissive::text || ' '
             || (select string_agg(coalesce(pg_get_userbyid(nullif(r, 0)), 'public'), ',' order by r) from unnest(p.polroles) r)
             || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '')
             || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
        from pg_policy p join pg_class c on c.oid = p.polrelid join here h on h.oid = c.relnamespace
      union all
      select 'trigger ' || pg_get_triggerdef(t.oid)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join here h on h.oid = c.relnamespace
       where not t.tgisinternal
      union all
      select 'function ' || pg_get_functiondef(f.oid) || ' ' || pg_get_userbyid(f.proowner) || ' '
             || (select coalesce(string_agg(a::text, ',' order by a::text), '') from unnest(f.proacl) a)
        from pg_proc f join here h on h.oid = f.pronamespace where f.prokind in ('f', 'p')
      union all
      select 'schema ' || h.nspname || ' '
             || (select coalesce(string_agg(a::text, ',' order by a::text), '') from unnest(n.nspacl) a)
        from here h join pg_namespace n on n.oid = h.oid
      order by 1
      """;

  private Catalogue() {}

  public static List<String> of(Connection c) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(EVERYTHING)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
