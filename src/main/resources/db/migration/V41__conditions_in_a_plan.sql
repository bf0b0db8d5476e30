-- A plan may ask an instrument only after a score of another one (GDS-15 after a positive PHQ-2). The
-- schedule then needs those scores, and no others: only what some version of the study's plan names.
create function sixwalk.adherence_of(person uuid, scored boolean) returns jsonb
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
      'responses', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                             'at', r.measured_at, 'instrument', r.instrument,
                             -- the value, or where an item is open the least that it can be
                             'scores', case when scored then (
                               select jsonb_object_agg(x.code, x.least)
                                 from (select distinct on (s.algorithm, s.code)
                                              s.code, coalesce(s.value, s.possible_min) as least
                                         from sixwalk.score s
                                        where s.participant_id = person and s.response_id = r.id
                                          and exists (select from sixwalk.study_plan t, jsonb_array_elements(t.items) i
                                                       where t.study_id = p.study_id
                                                         and i -> 'askedAfter' ->> 'instrument' = r.instrument
                                                         and i -> 'askedAfter' ->> 'score' = s.code)
                                        order by s.algorithm, s.code, s.computed_at desc, s.algorithm_version desc) x
                                where x.least is not null) end))
                           order by r.measured_at, r.id)
                      from sixwalk.response r
                     where r.participant_id = person
                       and not exists (select from sixwalk.voided_record x where x.participant_id = person and x.voids = r.id)
                       and not exists (select from sixwalk.response c where c.participant_id = person and c.corrects = r.id)))
    from sixwalk.participant p where p.participant_id = person;
end;
alter function sixwalk.adherence_of(uuid, boolean) owner to sixwalk_guard;
revoke all on function sixwalk.adherence_of(uuid, boolean) from public;

-- Whether what staff see may follow from scores.
create function sixwalk.scores_hidden_from_staff(study uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select 'STAFF' = any (s.hide_trends_from) and (s.hide_trends_until is null or now() < s.hide_trends_until)
    from sixwalk.study s where s.id = study;
end;
alter function sixwalk.scores_hidden_from_staff(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.scores_hidden_from_staff(uuid) from public;

-- One's own with the scores; to staff too, unless the study hides trends from them; a caregiver never.
create or replace function sixwalk.adherence_input(person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select sixwalk.adherence_of(
           p.participant_id,
           person = sixwalk.actor()
           or not sixwalk.scores_hidden_from_staff(p.study_id)
              and (exists (select from sixwalk.staffed_participant s
                            where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))
                   or exists (select from sixwalk.glass_participant g where g.participant_id = person)))
    from sixwalk.participant p
   where p.participant_id = person
     and (person = sixwalk.actor()
          or exists (select from sixwalk.staffed_participant s
                      where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))
          or exists (select from sixwalk.glass_participant g where g.participant_id = person)
          or exists (select from sixwalk.followed_participant f
                      where f.participant_id = person and 'ADHERENCE' = any (f.scope)));
end;

create or replace function sixwalk.adherence_inputs(study uuid, after text, most integer)
  returns table (participant_id uuid, pseudonym text, site_id uuid, input jsonb)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select p.participant_id, p.pseudonym, p.site_id,
         sixwalk.adherence_of(p.participant_id, not sixwalk.scores_hidden_from_staff(study))
    from sixwalk.participant p
   where p.study_id = study and p.pseudonym > after
     and p.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                               where s.role in ('COORDINATOR', 'CLINICIAN'))
   order by p.pseudonym limit most;
end;

create or replace function sixwalk.push_candidates(at timestamptz, most integer)
  returns table (participant_id uuid, input jsonb, plans jsonb, windows jsonb, remind_at time, quiet_from time,
                 quiet_to time, zone text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select p.participant_id, sixwalk.adherence_of(p.participant_id, true),
         (select jsonb_agg(to_jsonb(y) order by y.version) from sixwalk.study_plan y where y.study_id = p.study_id),
         (select jsonb_agg(to_jsonb(w) order by w.position) from sixwalk.visit_window w where w.study_id = p.study_id),
         t.remind_at, t.quiet_from, t.quiet_to, t.zone
    from sixwalk.participant p
    left join sixwalk.reminder_setting t on t.participant_id = p.participant_id
   where p.participant_id in (select s.participant_id from sixwalk.push_subscription s where s.check_at <= at)
     and coalesce(not t.opted_out, true) and p.restricted_at is null and p.withdrawn_on is null and p.died_on is null
   order by p.participant_id limit most;
end;
drop function sixwalk.adherence_of(uuid);

-- A new study begins with the recommended set, GDS-15 after a positive PHQ-2 included. Studies that are
-- there keep the plan that they have.
create or replace function sixwalk.first_plan() returns jsonb
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
        (6, '{"code": "gds-15", "task": "QUESTIONNAIRE", "instrument": "gds-15", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["BASELINE", "D30", "D90", "D180", "D270", "D365"],
              "askedAfter": {"instrument": "phq-2", "score": "total", "atLeast": 3}}'),
        (7, '{"code": "global-rating-of-change", "task": "QUESTIONNAIRE", "instrument": "global-rating-of-change",
              "version": "1.0.0", "languages": ["en"], "times": 1, "graceDays": 7,
              "windows": ["D30", "D90", "D180", "D270", "D365"]}'),
        (8, '{"code": "falls-diary", "task": "QUESTIONNAIRE", "instrument": "falls-diary", "version": "1.0.0",
              "languages": ["en"], "times": 1, "graceDays": 6, "everyDays": 7, "fromDay": 7, "toDay": 392}'),
        (9, '{"code": "adverse-event-diary", "task": "QUESTIONNAIRE", "instrument": "adverse-event-diary",
              "version": "1.0.0", "languages": ["en"], "times": 1, "graceDays": 6, "everyDays": 7, "fromDay": 7,
              "toDay": 392}')
      ) as i (place, item));
