-- Break-glass: staff of the study outside the usual site read one person for an hour, with a reason.
create table sixwalk.break_glass (
  participant_id  uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  reason          text not null,
  opened_at       timestamptz not null,
  expires_at      timestamptz not null,
  primary key (participant_id, id)
);
create index break_glass_by_account on sixwalk.break_glass (account_id, participant_id);
call sixwalk.wall('sixwalk.break_glass');
grant select on sixwalk.break_glass to sixwalk_app;
create policy mine on sixwalk.break_glass for select to sixwalk_app using (account_id = (select sixwalk.actor()));
create policy own on sixwalk.break_glass for select to sixwalk_app using (participant_id = (select sixwalk.actor()));

create view sixwalk.glass_participant with (security_barrier) as
  select g.participant_id
    from sixwalk.break_glass g
    join sixwalk.participant p on p.participant_id = g.participant_id
    join sixwalk.staff_role r on r.study_id = p.study_id and r.account_id = g.account_id
   where g.account_id = sixwalk.actor() and g.expires_at > now() and r.ended_at is null
     and r.role in ('COORDINATOR', 'CLINICIAN') and p.restricted_at is null;
alter view sixwalk.glass_participant owner to sixwalk_guard;
grant select on sixwalk.glass_participant to sixwalk_app;

-- Reading, and nothing else, wherever the care team reads.
do $$
declare
  read_by_staff regclass;
begin
  for read_by_staff in select polrelid::regclass from pg_policy where polname = 'staffed' and polcmd = 'r' loop
    execute format('create policy broken_glass on %s for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.glass_participant))', read_by_staff);
  end loop;
end
$$;

-- The person must be of the study; otherwise nothing happens and null says so.
create function sixwalk.open_glass(study uuid, person uuid, why text, at timestamptz) returns timestamptz
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into sixwalk.break_glass (participant_id, id, account_id, reason, opened_at, expires_at)
  select p.participant_id, gen_random_uuid(), sixwalk.actor(), why, at, at + interval '60 minutes'
    from sixwalk.participant p
    join sixwalk.staff_role r on r.study_id = p.study_id and r.account_id = sixwalk.actor() and r.ended_at is null
                             and r.role in ('COORDINATOR', 'CLINICIAN')
   where p.participant_id = person and p.study_id = study and p.restricted_at is null
   limit 1
  returning expires_at;
end;
grant insert on sixwalk.break_glass to sixwalk_guard;
create policy guard_opens on sixwalk.break_glass for insert to sixwalk_guard with check (true);
alter function sixwalk.open_glass(uuid, uuid, text, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.open_glass(uuid, uuid, text, timestamptz) from public;
grant execute on function sixwalk.open_glass(uuid, uuid, text, timestamptz) to sixwalk_app;

-- For admins and auditors of the study: when, by whom, how long; whom it was about stands on the chain.
create function sixwalk.opened_glass(study uuid)
  returns table (account_id uuid, participant_id uuid, opened_at timestamptz, expires_at timestamptz, reason text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select g.account_id, g.participant_id, g.opened_at, g.expires_at, g.reason
    from sixwalk.break_glass g join sixwalk.participant p on p.participant_id = g.participant_id
   where p.study_id = study and exists (
     select from sixwalk.staff_role r where r.study_id = study and r.account_id = sixwalk.actor()
        and r.ended_at is null and r.role in ('STUDY_ADMIN', 'AUDITOR'))
   order by g.opened_at desc, g.id;
end;
alter function sixwalk.opened_glass(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.opened_glass(uuid) from public;
grant execute on function sixwalk.opened_glass(uuid) to sixwalk_app;

-- Import: rows of one table as an export wrote them. Only the owner's login may call it, from a command.
create function sixwalk.import_rows(person_table text, rows jsonb) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  target regclass;
  columns text;
  added integer;
begin
  select t.name into strict target from sixwalk.person_table t where t.schema_name || '.' || t.table_name = person_table;
  select string_agg(format('%I', a.attname), ', ' order by a.attnum) into columns
    from pg_attribute a
   where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  execute format('insert into %s (%s) select %s from jsonb_populate_recordset(null::%s, $1)', target, columns, columns, target)
    using rows;
  get diagnostics added = row_count;
  return added;
end
$$;
-- An account that can sign in only by a new invitation; caregivers of an import are disabled.
create function sixwalk.import_account(account uuid, account_kind text, at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into sixwalk.account (id, kind, created_at, disabled_at)
    values (account, account_kind, at, case account_kind when 'CAREGIVER' then at end)
  on conflict (id) do nothing;
end;
create function sixwalk.import_place(study_code text, site_code text) returns table (study_id uuid, site_id uuid)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select s.id, x.id from sixwalk.study s join sixwalk.site x on x.study_id = s.id
   where s.code = study_code and x.code = site_code;
end;
alter function sixwalk.import_rows(text, jsonb) owner to sixwalk_eraser;
alter function sixwalk.import_account(uuid, text, timestamptz) owner to sixwalk_eraser;
alter function sixwalk.import_place(text, text) owner to sixwalk_eraser;
revoke all on function sixwalk.import_rows(text, jsonb), sixwalk.import_account(uuid, text, timestamptz),
  sixwalk.import_place(text, text) from public;
grant execute on function sixwalk.import_rows(text, jsonb), sixwalk.import_account(uuid, text, timestamptz),
  sixwalk.import_place(text, text) to current_user;
