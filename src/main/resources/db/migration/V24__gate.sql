-- The gate before a walk: who may walk how, what was answered, and what a clinician cleared.

-- Where people of a site live, for the emergency number; and numbers that a study sets itself.
alter table sixwalk.site add column country text check (country ~ '^[A-Z]{2}$');
alter table sixwalk.study add column emergency_numbers jsonb not null default '{}';

-- How a person may walk, by a clinician. A permission is never changed: the one that holds on a day
-- is the one with the latest first day up to it, and of those the newest.
create table sixwalk.walk_permission (
  participant_id           uuid not null,
  id                       uuid not null,
  allowed                  boolean not null,
  companion_required       boolean not null,
  course_types             text[] not null,
  spo2_start               double precision not null check (spo2_start between 70 and 100),
  spo2_stop                double precision not null check (spo2_stop between 70 and 100),
  heart_rate_ceiling       double precision not null check (heart_rate_ceiling between 60 and 200),
  valid_from               date not null,
  expires_on               date not null,
  note                     bytea,         -- sealed
  decided_by               uuid not null,
  decided_at               timestamptz not null,
  primary key (participant_id, id),
  check (spo2_stop <= spo2_start),
  check (valid_from <= expires_on)
);

-- What a person has at home to measure with. Only what is there is asked for.
create table sixwalk.measuring_device (
  participant_id  uuid not null,
  id              uuid not null,
  measures        text not null check (measures in ('HEART_RATE', 'BLOOD_PRESSURE', 'SPO2')),
  model           text,
  assigned_by     uuid not null,
  assigned_at     timestamptz not null,
  returned_by     uuid,
  returned_at     timestamptz,
  primary key (participant_id, id)
);

-- The answers of one day, out of a record of their own or of a walk. What was answered is sealed;
-- whether it holds walks back, and whether only until the day is over, is not.
create table sixwalk.gate_answer (
  participant_id  uuid not null,
  id              uuid not null,         -- the record's
  source_kind     text not null check (source_kind in ('GATE', 'WALK')),
  answered_at     timestamptz not null,
  received_at     timestamptz not null,
  held            boolean not null,
  lasting         boolean not null,      -- until a clinician clears it
  complete        boolean not null,      -- every question was answered
  findings        bytea not null,        -- sealed
  answered_by     uuid not null,
  primary key (participant_id, id),
  unique (participant_id, answered_at, held)
);

-- A clinician read the answer and lets the person walk again.
create table sixwalk.gate_clearance (
  participant_id  uuid not null,
  id              uuid not null,         -- the answer's
  reason          bytea not null,        -- sealed
  cleared_by      uuid not null,
  cleared_at      timestamptz not null,
  primary key (participant_id, id)
);

-- A walk that was walked although something held it back. The walk itself is untouched.
create table sixwalk.held_walk (
  participant_id  uuid not null,
  id              uuid not null,         -- the walk's
  reasons         text[] not null,
  flagged_at      timestamptz not null,
  primary key (participant_id, id)
);

call sixwalk.wall('sixwalk.walk_permission');
call sixwalk.wall('sixwalk.measuring_device');
call sixwalk.wall('sixwalk.gate_answer');
call sixwalk.wall('sixwalk.gate_clearance');
call sixwalk.wall('sixwalk.held_walk');

grant select, insert on sixwalk.walk_permission, sixwalk.measuring_device, sixwalk.gate_answer,
  sixwalk.gate_clearance, sixwalk.held_walk to sixwalk_app;
grant update (returned_by, returned_at) on sixwalk.measuring_device to sixwalk_app;

-- A helper who sends a walk reads what decides whether it was held back; what was answered stays sealed.
do $$
declare
  person_table text;
begin
  foreach person_table in array array['walk_permission', 'measuring_device', 'gate_answer', 'gate_clearance', 'held_walk']
  loop
    execute format('create policy own on sixwalk.%I for select to sixwalk_app
      using (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy helped on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.helped_participant))', person_table);
    execute format('create policy staffed on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.staffed_participant
                                 where role in (''COORDINATOR'', ''CLINICIAN'')))', person_table);
    execute format('create policy broken_glass on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.glass_participant))', person_table);
  end loop;
  foreach person_table in array array['gate_answer', 'held_walk']
  loop
    execute format('create policy own_adds on sixwalk.%I for insert to sixwalk_app
      with check (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy helped_adds on sixwalk.%I for insert to sixwalk_app
      with check (participant_id in (select participant_id from sixwalk.helped_participant))', person_table);
  end loop;
end
$$;
create policy decided_by_clinician on sixwalk.walk_permission for insert to sixwalk_app
  with check (decided_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'CLINICIAN'));
create policy cleared_by_clinician on sixwalk.gate_clearance for insert to sixwalk_app
  with check (cleared_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'CLINICIAN'));
create policy assigned_by_staff on sixwalk.measuring_device for insert to sixwalk_app
  with check (assigned_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant
                                      where role in ('COORDINATOR', 'CLINICIAN')));
create policy returned_to_staff on sixwalk.measuring_device for update to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant
                             where role in ('COORDINATOR', 'CLINICIAN')))
  with check (returned_by = (select sixwalk.actor()));
