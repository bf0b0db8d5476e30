-- What the care team must look at. An alert is raised once for a record and a kind, and never changes:
-- who saw it, and that it was closed, stand beside it.
create table sixwalk.alert (
  participant_id  uuid not null,
  id              uuid not null,
  kind            text not null check (kind ~ '^[A-Z][A-Z_0-9]{2,39}$'),
  source_id       uuid not null,         -- the record, or whatever else it is about
  happened_at     timestamptz not null,  -- by the phone's clock where a phone told it
  raised_at       timestamptz not null,
  detail          jsonb not null,        -- counts and dates, nothing about health
  findings        bytea,                 -- what was answered or measured, sealed
  primary key (participant_id, id),
  unique (participant_id, source_id, kind)
);
create index alert_by_time on sixwalk.alert (participant_id, raised_at desc, id desc);

-- Each member of the staff who opened it, with the first time.
create table sixwalk.alert_sight (
  participant_id  uuid not null,
  id              uuid not null,
  alert_id        uuid not null,
  seen_by         uuid not null,
  seen_at         timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, alert_id, seen_by)
);

create table sixwalk.alert_closing (
  participant_id  uuid not null,
  id              uuid not null,         -- the alert's: it is closed once
  closed_by       uuid not null,
  closed_at       timestamptz not null,
  note            bytea not null,        -- sealed
  primary key (participant_id, id)
);

-- What happened to a person's health: first as it was reported, never graded by software.
create table sixwalk.adverse_event (
  participant_id  uuid not null,
  id              uuid not null,
  source_kind     text not null check (source_kind in ('WALK', 'GATE', 'QUESTIONNAIRE', 'STAFF')),
  source_id       uuid not null,
  happened_at     timestamptz not null,
  drafted_at      timestamptz not null,
  reported        bytea not null,        -- sealed
  primary key (participant_id, id),
  unique (participant_id, source_id)
);

-- What staff wrote about it. A version is added, never changed; the newest is in force.
create table sixwalk.adverse_event_version (
  participant_id  uuid not null,
  id              uuid not null,
  event_id        uuid not null,
  revision        integer not null check (revision >= 1),
  state           text not null check (state in ('DRAFT', 'COMPLETED', 'NOT_AN_EVENT')),
  content         bytea not null,        -- sealed
  written_by      uuid not null,
  written_at      timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, event_id, revision)
);

call sixwalk.wall('sixwalk.alert');
call sixwalk.wall('sixwalk.alert_sight');
call sixwalk.wall('sixwalk.alert_closing');
call sixwalk.wall('sixwalk.adverse_event');
call sixwalk.wall('sixwalk.adverse_event_version');

grant select on sixwalk.alert to sixwalk_app;
grant select, insert on sixwalk.alert_sight, sixwalk.alert_closing, sixwalk.adverse_event,
  sixwalk.adverse_event_version to sixwalk_app;

do $$
declare
  person_table text;
begin
  foreach person_table in array array['alert', 'alert_sight', 'alert_closing', 'adverse_event', 'adverse_event_version']
  loop
    execute format('create policy own on sixwalk.%I for select to sixwalk_app
      using (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy staffed on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.staffed_participant
                                 where role in (''COORDINATOR'', ''CLINICIAN'')))', person_table);
    execute format('create policy broken_glass on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.glass_participant))', person_table);
  end loop;
end
$$;

create policy seen_by_staff on sixwalk.alert_sight for insert to sixwalk_app
  with check (seen_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant
                                      where role in ('COORDINATOR', 'CLINICIAN')));
create policy closed_by_staff on sixwalk.alert_closing for insert to sixwalk_app
  with check (closed_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant
                                      where role in ('COORDINATOR', 'CLINICIAN')));

-- Drafted with the record that reports it, by the person or a helper; or by staff who were told.
create policy own_adds on sixwalk.adverse_event for insert to sixwalk_app
  with check (participant_id = (select sixwalk.actor()) and source_kind <> 'STAFF');
create policy helped_adds on sixwalk.adverse_event for insert to sixwalk_app
  with check (participant_id in (select participant_id from sixwalk.helped_participant) and source_kind <> 'STAFF');
create policy staff_adds on sixwalk.adverse_event for insert to sixwalk_app
  with check (source_kind = 'STAFF'
              and participant_id in (select participant_id from sixwalk.staffed_participant
                                      where role in ('COORDINATOR', 'CLINICIAN')));
create policy written_by_clinician on sixwalk.adverse_event_version for insert to sixwalk_app
  with check (written_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'CLINICIAN'));

-- Raises an alert once for a record and a kind, and says whether it is new. The person's own record
-- raises it, a helper's for the person, the care team's, or the server's housekeeping.
create function sixwalk.raise_alert(
    person uuid, alert uuid, alert_kind text, source uuid, happened timestamptz, raised timestamptz,
    facts text, sealed_hex text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not (person = sixwalk.actor()
          or exists (select from sixwalk.helped_participant h where h.participant_id = person)
          or exists (select from sixwalk.staffed_participant s
                      where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))
          or current_setting('role') = 'sixwalk_keeper') is true then
    raise exception 'not allowed to raise an alert' using errcode = 'insufficient_privilege';
  end if;
  insert into sixwalk.alert (participant_id, id, kind, source_id, happened_at, raised_at, detail, findings)
    select p.participant_id, alert, alert_kind, source, happened, raised, facts::jsonb, decode(sealed_hex, 'hex')
      from sixwalk.participant p where p.participant_id = person
  on conflict (participant_id, source_id, kind) do nothing;
  return found;
end
$$;
grant insert on sixwalk.alert to sixwalk_guard;
create policy guard_raises on sixwalk.alert for insert to sixwalk_guard with check (true);
alter function sixwalk.raise_alert(uuid, uuid, text, uuid, timestamptz, timestamptz, text, text) owner to sixwalk_guard;
revoke all on function sixwalk.raise_alert(uuid, uuid, text, uuid, timestamptz, timestamptz, text, text) from public;
grant execute on function sixwalk.raise_alert(uuid, uuid, text, uuid, timestamptz, timestamptz, text, text)
  to sixwalk_app, sixwalk_keeper;
