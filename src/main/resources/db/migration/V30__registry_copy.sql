-- The stored copy of trial registries: a shared catalogue in which no person has a row. Anyone reads
-- it; the server itself (no actor) and study admins write it.
create schema registry;
grant usage on schema registry to sixwalk_app, sixwalk_guard;

create function registry.may_write() returns boolean
  language sql stable
  return sixwalk.actor() is null
      or exists (select from sixwalk.actor_study s where s.role = 'STUDY_ADMIN');
revoke all on function registry.may_write() from public;
grant execute on function registry.may_write() to sixwalk_app, sixwalk_guard;

-- Every version of every record, as it was received. The same content seen again only moves the
-- date up to which it is known to have stood.
create table registry.record_version (
  number         text collate "C" not null,
  content_hash   bytea not null,             -- SHA-256 of the record without the registry's own version stamp
  registry       text not null,
  complete       boolean not null,           -- false: only some fields of the record
  copy_date      text,                       -- as far as the source tells: 2022, 2022-10 or 2022-10-10
  copy_day       date,                       -- the last day that it can mean
  title          text,
  status         text,
  sponsor        text,
  document       jsonb not null,
  source         text not null,
  first_seen_at  timestamptz not null,
  last_seen_at   timestamptz not null,
  primary key (number, content_hash)
);
create index record_version_newest
  on registry.record_version (number, complete desc, copy_day desc nulls last, first_seen_at desc);
create index record_version_by_sponsor on registry.record_version (sponsor) where sponsor is not null;

-- Old numbers that a registry still answers for.
create table registry.alias (
  alias   text collate "C" primary key,
  number  text collate "C" not null
);

-- How much of a registry is here. A number can only be missing from a full copy.
create table registry.copy (
  registry    text primary key,
  full_day    date,                          -- the day of the full copy; null: some records only
  newest_day  date
);

create table registry.import_run (
  id          uuid primary key,
  kind        text not null check (kind in ('BUNDLED', 'COMMAND', 'ADMIN', 'REFRESH')),
  source      text not null,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  read        bigint not null,
  stored      bigint not null,
  known       bigint not null,
  unreadable  bigint not null,
  is_full     boolean not null
);
create index import_run_by_kind on registry.import_run (kind, ended_at desc);

-- Where the refresh stands, so that it goes on where it was cut off.
create table registry.refresh (
  only_one         boolean primary key default true check (only_one),
  data_timestamp   text,                     -- of the registry, as its own version answer gives it
  place            text,                     -- of the search that is under way
  page_token       text,
  last_attempt_at  timestamptz,
  last_success_at  timestamptz,
  last_problem     text
);

do $$
declare
  catalogue text;
begin
  foreach catalogue in array array['record_version', 'alias', 'copy', 'import_run', 'refresh'] loop
    execute format('alter table registry.%I enable row level security', catalogue);
    execute format('alter table registry.%I force row level security', catalogue);
    execute format('create policy read_by_all on registry.%I for select to sixwalk_app, sixwalk_guard using (true)', catalogue);
    execute format('create policy written on registry.%I for insert to sixwalk_app
      with check ((select registry.may_write()))', catalogue);
    execute format('create policy moved on registry.%I for update to sixwalk_app
      using ((select registry.may_write()))', catalogue);
    execute format('grant select, insert, update on registry.%I to sixwalk_app', catalogue);
    execute format('grant select on registry.%I to sixwalk_guard', catalogue);
  end loop;
end
$$;
