-- What a study asks of a person and when. Each change is a new version; a former one is never touched.
create table sixwalk.study_plan (
  study_id           uuid not null references sixwalk.study,
  version            integer not null check (version >= 1),
  in_force_from      timestamptz not null,
  silent_after_days  integer not null check (silent_after_days between 1 and 365),
  items              jsonb not null check (jsonb_typeof(items) = 'array'),
  made_by            uuid,                    -- null: the plan that every new study begins with
  primary key (study_id, version)
);
call sixwalk.wall('sixwalk.study_plan');
grant select, insert on sixwalk.study_plan to sixwalk_app;
create policy of_my_study on sixwalk.study_plan for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.study_plan for insert to sixwalk_app
  with check (made_by = (select sixwalk.actor())
              and study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));

-- The recommended set and rhythm: at baseline and each landmark general health, frailty, muscle and
-- mood, after the baseline also the rating of change; six walks in each window; each week the diaries of
-- falls and of events. Breathlessness and fatigue belong to the walk itself.
create function sixwalk.first_plan() returns jsonb
  language sql immutable
  return (
    select jsonb_agg(i.item order by i.place)
      from (values
        (1, '{"code": "walk", "task": "WALK", "times": 6, "graceDays": 0,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"]}'::jsonb),
        (2, '{"code": "rand-36", "task": "QUESTIONNAIRE", "instrument": "rand-36", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"]}'),
        (3, '{"code": "frail-adapted", "task": "QUESTIONNAIRE", "instrument": "frail-adapted", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"]}'),
        (4, '{"code": "sarc-f-adapted", "task": "QUESTIONNAIRE", "instrument": "sarc-f-adapted", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"]}'),
        (5, '{"code": "phq-2", "task": "QUESTIONNAIRE", "instrument": "phq-2", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"]}'),
        (6, '{"code": "global-rating-of-change", "task": "QUESTIONNAIRE", "instrument": "global-rating-of-change",
              "version": "1.0.0", "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["D30", "D90", "D180", "D270", "D365"]}'),
        (7, '{"code": "falls-diary", "task": "QUESTIONNAIRE", "instrument": "falls-diary", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 6, "everyDays": 7, "fromDay": 7, "toDay": 392}'),
        (8, '{"code": "adverse-event-diary", "task": "QUESTIONNAIRE", "instrument": "adverse-event-diary",
              "version": "1.0.0", "languages": ["en"], "times": 1, "graceDays": 6, "everyDays": 7, "fromDay": 7,
              "toDay": 392}')
      ) as i (place, item));
revoke all on function sixwalk.first_plan() from public;
grant execute on function sixwalk.first_plan() to sixwalk_guard;

-- However a study comes into being, it begins with that plan.
create function sixwalk.begin_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into sixwalk.study_plan (study_id, version, in_force_from, silent_after_days, items)
    values (new.id, 1, new.created_at, 7, sixwalk.first_plan());
  return new;
end
$$;
alter function sixwalk.begin_plan() owner to sixwalk_guard;
revoke all on function sixwalk.begin_plan() from public;
grant insert on sixwalk.study_plan to sixwalk_guard;
create policy guard_begins on sixwalk.study_plan for insert to sixwalk_guard with check (made_by is null);
create trigger begins_with_a_plan after insert on sixwalk.study
  for each row execute function sixwalk.begin_plan();

-- Studies that are there already. The owner sees their rows only as the guard.
set local role sixwalk_guard;
insert into sixwalk.study_plan (study_id, version, in_force_from, silent_after_days, items)
  select s.id, 1, s.created_at, 7, sixwalk.first_plan() from sixwalk.study s;
reset role;

-- Which sensors a walk had, so that one that stops is noticed. Nothing of what they said.
create table sixwalk.walk_signal (
  participant_id  uuid not null,
  id              uuid not null,              -- the walk's
  steps           boolean not null,
  positions       boolean not null,
  heart_rate      boolean not null,
  primary key (participant_id, id)
);
call sixwalk.wall('sixwalk.walk_signal');
grant select, insert on sixwalk.walk_signal to sixwalk_app;
create policy own on sixwalk.walk_signal for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy own_adds on sixwalk.walk_signal for insert to sixwalk_app
  with check (participant_id = (select sixwalk.actor()));
create policy helped_adds on sixwalk.walk_signal for insert to sixwalk_app
  with check (participant_id in (select participant_id from sixwalk.helped_participant));
create policy staffed on sixwalk.walk_signal for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant
                             where role in ('COORDINATOR', 'CLINICIAN')));
create policy broken_glass on sixwalk.walk_signal for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.glass_participant));

create index upload_by_arrival on sixwalk.upload (participant_id, received_at desc);

-- What a schedule needs to know about one person: the calendar, and on which moments something was
-- done. Not what was measured or answered. Nobody may call it but the doors below.
create function sixwalk.adherence_of(person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select jsonb_build_object(
      'studyId', p.study_id, 'zone', p.study_zone, 'dayZero', p.day_zero, 'enrolledOn', p.enrolled_on,
      'since', p.created_at, 'endedOn', least(p.withdrawn_on, p.died_on),
      'zones', (select jsonb_agg(jsonb_build_object('at', c.changed_at, 'old', c.old_value, 'new', c.new_value)
                                 order by c.changed_at, c.id)
                  from sixwalk.participant_change c where c.participant_id = person and c.field = 'STUDY_ZONE'),
      'walks', (select jsonb_agg(jsonb_build_object('at', w.measured_at, 'counts', v.verdict <> 'DOES_NOT_COUNT'))
                  from sixwalk.walk w
                  left join lateral (select t.verdict from sixwalk.walk_verdict t
                                      where t.participant_id = person and t.walk_id = w.id
                                      order by t.decided_at desc, t.id desc limit 1) v on true
                 where w.participant_id = person
                   and not exists (select from sixwalk.voided_record x where x.participant_id = person and x.voids = w.id)
                   and not exists (select from sixwalk.walk c where c.participant_id = person and c.corrects = w.id)),
      'unable', (select jsonb_agg(jsonb_build_object('at', s.stated_at, 'health', s.status = 'UNABLE_HEALTH'))
                   from sixwalk.visit_statement s
                  where s.participant_id = person
                    and not exists (select from sixwalk.voided_record x where x.participant_id = person and x.voids = s.id)),
      'responses', (select jsonb_agg(jsonb_build_object('at', r.measured_at, 'instrument', r.instrument))
                      from sixwalk.response r
                     where r.participant_id = person
                       and not exists (select from sixwalk.voided_record x where x.participant_id = person and x.voids = r.id)
                       and not exists (select from sixwalk.response c where c.participant_id = person and c.corrects = r.id)))
    from sixwalk.participant p where p.participant_id = person;
end;
alter function sixwalk.adherence_of(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.adherence_of(uuid) from public;

-- One's own, that of a person whom the actor cares for, or follows with adherence shared.
create function sixwalk.adherence_input(person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select sixwalk.adherence_of(person)
   where person = sixwalk.actor()
      or exists (select from sixwalk.staffed_participant s
                  where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))
      or exists (select from sixwalk.glass_participant g where g.participant_id = person)
      or exists (select from sixwalk.followed_participant f
                  where f.participant_id = person and 'ADHERENCE' = any (f.scope));
end;

-- Those of a study for whom the actor cares, page by page.
create function sixwalk.adherence_inputs(study uuid, after text, most integer)
  returns table (participant_id uuid, pseudonym text, site_id uuid, input jsonb)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select p.participant_id, p.pseudonym, p.site_id, sixwalk.adherence_of(p.participant_id)
    from sixwalk.participant p
   where p.study_id = study and p.pseudonym > after
     and p.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                               where s.role in ('COORDINATOR', 'CLINICIAN'))
   order by p.pseudonym limit most;
end;
alter function sixwalk.adherence_input(uuid) owner to sixwalk_guard;
alter function sixwalk.adherence_inputs(uuid, text, integer) owner to sixwalk_guard;
revoke all on function sixwalk.adherence_input(uuid), sixwalk.adherence_inputs(uuid, text, integer) from public;
grant execute on function sixwalk.adherence_input(uuid), sixwalk.adherence_inputs(uuid, text, integer) to sixwalk_app;
