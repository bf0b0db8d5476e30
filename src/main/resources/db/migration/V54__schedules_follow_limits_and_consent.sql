-- Who takes back the consent to take part is asked nothing more, as who leaves: what they sent would be
-- refused. The day on which the newest decision took it back; null where none did.
create function sixwalk.participation_ended_on(person uuid) returns date
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select case when d.decision = 'WITHDRAWN' then (d.decided_at at time zone d.study_zone)::date end
    from (select c.decision, c.decided_at, p.study_zone
            from sixwalk.consent c join sixwalk.participant p on p.participant_id = c.participant_id
           where c.participant_id = person and c.purpose = 'STUDY_PARTICIPATION'
           order by c.decided_at desc, c.id desc limit 1) d;
end;
alter function sixwalk.participation_ended_on(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.participation_ended_on(uuid) from public;

-- Of the walks that are good enough one a day is counted, and four in seven days. Which ones follows
-- from all of them, so the schedule is given what that rule asks of each.
create or replace function sixwalk.adherence_of(person uuid, scored boolean) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select jsonb_build_object(
      'studyId', p.study_id, 'zone', p.study_zone, 'dayZero', p.day_zero, 'enrolledOn', p.enrolled_on,
      'since', p.created_at, 'endedOn', least(p.withdrawn_on, p.died_on, sixwalk.participation_ended_on(person)),
      'zones', (select jsonb_agg(jsonb_build_object('at', c.changed_at, 'old', c.old_value, 'new', c.new_value)
                                 order by c.changed_at, c.id)
                  from sixwalk.participant_change c where c.participant_id = person and c.field = 'STUDY_ZONE'),
      'walks', (select jsonb_agg(jsonb_build_object(
                             'at', w.measured_at, 'counts', v.verdict <> 'DOES_NOT_COUNT',
                             'given', 'CLINICIAN' = any (v.reasons))
                           order by w.measured_at, w.id)
                  from sixwalk.walk w
                  left join lateral (select t.verdict, t.reasons from sixwalk.walk_verdict t
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

-- Nor is anything expected of them.
create or replace view sixwalk.expected_person as
  select p.participant_id, p.study_id, p.study_zone, y.silent_after_days, p.day_zero + y.last_day as last_date,
         greatest(
           (select max(u.received_at) from sixwalk.upload u
             where u.participant_id = p.participant_id and u.sent_as is null),
           p.enrolled_on::timestamp at time zone p.study_zone,
           (p.day_zero + y.first_day)::timestamp at time zone p.study_zone) as last_sign
    from sixwalk.participant p
    join sixwalk.plan_span y on y.study_id = p.study_id
   where p.day_zero is not null and p.withdrawn_on is null and p.died_on is null and p.restricted_at is null
     and sixwalk.participation_ended_on(p.participant_id) is null;
