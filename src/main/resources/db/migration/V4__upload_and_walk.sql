-- Records as they arrived. The key (participant, id) is the idempotency key and never expires.
create table sixwalk.upload (
  participant_id   uuid not null,
  id               uuid not null,
  kind             text not null,
  receipt_id       uuid not null,
  fingerprint_mac  bytea not null,          -- HMAC-SHA-256 of the content under the person's key
  content          bytea not null,          -- the canonical record without positions, encrypted
  sent_at          timestamptz,
  received_at      timestamptz not null,
  primary key (participant_id, id)
);

-- Same id, other content: the first stays, this one is kept, once a fingerprint.
create table sixwalk.upload_conflict (
  participant_id   uuid not null,
  id               uuid not null,           -- its own
  record_id        uuid not null,
  kind             text not null,
  fingerprint_mac  bytea not null,
  content          bytea not null,
  sent_at          timestamptz,
  received_at      timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, record_id, fingerprint_mac)
);

create table sixwalk.walk (
  participant_id          uuid not null,
  id                      uuid not null,
  measured_at             timestamptz not null,
  zone                    text not null,
  utc_offset_seconds      integer not null,
  sent_at                 timestamptz,
  received_at             timestamptz not null,
  planned_seconds         double precision not null,
  elapsed_seconds         double precision not null,
  end_reason              text not null,
  course_type             text not null,
  course_length_metres    double precision,
  aid                     text not null,
  oxygen_litres_a_minute  double precision,
  oxygen_delivery         text,
  supervision             text not null,
  claimed_metres          double precision,
  claimed_method          text,
  corrects                uuid,
  primary key (participant_id, id)
);
create index walk_by_time on sixwalk.walk (participant_id, measured_at desc);

-- What an algorithm made of a walk. A later version adds a row; nothing shown before changes.
create table sixwalk.walk_estimate (
  participant_id         uuid not null,
  id                     uuid not null,
  walk_id                uuid not null,
  algorithm              text not null,
  computed_at            timestamptz not null,
  metres                 double precision,
  standard_error_metres  double precision,
  method                 text,
  method_family          text,
  metres_per_step        double precision,
  cadence_per_minute     double precision,
  flags                  text[] not null,
  sources                jsonb not null,
  primary key (participant_id, id),
  unique (participant_id, walk_id, algorithm)
);

-- Does the walk count? The newest row is in force, the first stays.
create table sixwalk.walk_verdict (
  participant_id  uuid not null,
  id              uuid not null,
  walk_id         uuid not null,
  estimate_id     uuid not null,
  verdict         text not null check (verdict in ('COUNTS', 'COUNTS_STOPPED_FOR_SYMPTOMS', 'DOES_NOT_COUNT')),
  reasons         text[] not null,
  decided_at      timestamptz not null,
  decided_by      uuid,                      -- null: the rules
  explanation     bytea,                     -- the clinician's words, encrypted
  primary key (participant_id, id)
);
create index walk_verdict_by_walk on sixwalk.walk_verdict (participant_id, walk_id, decided_at desc);

-- Positions in blocks without place or course, and the steps; encrypted.
create table sixwalk.walk_trace (
  participant_id  uuid not null,
  id              uuid not null,             -- the walk's
  trace           bytea not null,
  primary key (participant_id, id)
);

-- An own record taken back by the person. Both stay.
create table sixwalk.voided_record (
  participant_id  uuid not null,
  id              uuid not null,
  voids           uuid not null,
  stated_at       timestamptz not null,
  primary key (participant_id, id)
);

-- "I could not walk": a statement about a visit, never a result.
create table sixwalk.visit_statement (
  participant_id      uuid not null,
  id                  uuid not null,
  stated_at           timestamptz not null,
  zone                text not null,
  utc_offset_seconds  integer not null,
  status              text not null check (status in ('UNABLE_HEALTH', 'UNABLE_OTHER')),
  received_at         timestamptz not null,
  stated_by           uuid not null,
  primary key (participant_id, id)
);

call sixwalk.wall('sixwalk.upload');
call sixwalk.wall('sixwalk.upload_conflict');
call sixwalk.wall('sixwalk.walk');
call sixwalk.wall('sixwalk.walk_estimate');
call sixwalk.wall('sixwalk.walk_verdict');
call sixwalk.wall('sixwalk.walk_trace');
call sixwalk.wall('sixwalk.voided_record');
call sixwalk.wall('sixwalk.visit_statement');

grant select, insert on sixwalk.upload, sixwalk.upload_conflict, sixwalk.walk, sixwalk.walk_estimate,
  sixwalk.walk_verdict, sixwalk.walk_trace, sixwalk.voided_record, sixwalk.visit_statement to sixwalk_app;

-- The person writes and reads everything of their own; staff of the site read; a caregiver with the
-- trend summary in scope reaches the measured walks and the statements, not what was sent.
do $$
declare
  person_table text;
begin
  foreach person_table in array array['upload', 'upload_conflict', 'walk', 'walk_estimate', 'walk_verdict',
    'walk_trace', 'voided_record', 'visit_statement']
  loop
    execute format('create policy own on sixwalk.%I for select to sixwalk_app
      using (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy own_adds on sixwalk.%I for insert to sixwalk_app
      with check (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy staffed on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.staffed_participant
                                 where role in (''COORDINATOR'', ''CLINICIAN'')))', person_table);
  end loop;
  foreach person_table in array array['walk', 'walk_estimate', 'walk_verdict', 'voided_record', 'visit_statement']
  loop
    execute format('create policy followed on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.followed_participant
                                 where ''TREND_SUMMARY'' = any (scope)))', person_table);
  end loop;
end
$$;
create policy decided_by_clinician on sixwalk.walk_verdict for insert to sixwalk_app
  with check (decided_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'CLINICIAN'));
create policy stated_by_clinician on sixwalk.visit_statement for insert to sixwalk_app
  with check (stated_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'CLINICIAN'));
