-- Silence is an event: nothing came for as many days as the study says, or a sensor that a person's
-- walks used to have is missing. One event for each silent period, closed when something arrives.
create table sixwalk.silence (
  participant_id  uuid not null,
  id              uuid not null,
  kind            text not null check (kind in ('NOTHING_SENT', 'STEPS', 'POSITIONS', 'HEART_RATE')),
  since           timestamptz not null,       -- the last sign; of a sensor, the first walk without it
  noticed_at      timestamptz not null,
  ended_at        timestamptz,
  end_reason      text check (end_reason in ('HEARD', 'NOT_EXPECTED')),
  primary key (participant_id, id),
  unique (participant_id, kind, since),
  check ((ended_at is null) = (end_reason is null))
);
create unique index silence_open on sixwalk.silence (participant_id, kind) where ended_at is null;
call sixwalk.wall('sixwalk.silence');
grant select on sixwalk.silence to sixwalk_app;
create policy own on sixwalk.silence for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy staffed on sixwalk.silence for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant
                             where role in ('COORDINATOR', 'CLINICIAN')));
create policy broken_glass on sixwalk.silence for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.glass_participant));
create policy followed on sixwalk.silence for select to sixwalk_app
  using (kind = 'NOTHING_SENT'
         and participant_id in (select participant_id from sixwalk.followed_participant where 'ADHERENCE' = any (scope)));

-- From which study day to which the newest plan of a study asks for anything.
create view sixwalk.plan_span as
  select y.study_id, y.silent_after_days, d.first_day, d.last_day
    from (select distinct on (t.study_id) t.study_id, t.silent_after_days, t.items
            from sixwalk.study_plan t order by t.study_id, t.version desc) y
    join lateral (select min(x.first_day) as first_day, max(x.last_day) as last_day
                    from (select w.first_day, w.last_day
                            from sixwalk.visit_window w, jsonb_array_elements(y.items) i
                           where w.study_id = y.study_id and i -> 'windows' ? w.code
                          union all
                          select (i ->> 'fromDay')::integer, (i ->> 'toDay')::integer
                            from jsonb_array_elements(y.items) i where not i ? 'windows') x) d on d.first_day is not null;
alter view sixwalk.plan_span owner to sixwalk_guard;

-- From whom something is expected, until which date, and the last sign of that person.
create view sixwalk.expected_person as
  select p.participant_id, p.study_id, p.study_zone, y.silent_after_days, p.day_zero + y.last_day as last_date,
         greatest(
           (select max(u.received_at) from sixwalk.upload u where u.participant_id = p.participant_id),
           p.enrolled_on::timestamp at time zone p.study_zone,
           (p.day_zero + y.first_day)::timestamp at time zone p.study_zone) as last_sign
    from sixwalk.participant p
    join sixwalk.plan_span y on y.study_id = p.study_id
   where p.day_zero is not null and p.withdrawn_on is null and p.died_on is null and p.restricted_at is null;
alter view sixwalk.expected_person owner to sixwalk_guard;

-- The newest five walks of everybody expected, each sensor by itself, newest first. A sensor has
-- stopped when the two newest walks lack it and at least two of the three before had it.
create view sixwalk.stopped_sensor as
  select n.participant_id, n.study_zone, n.last_date, n.kind, min(n.measured_at) filter (where n.place <= 2) as since
    from (select e.participant_id, e.study_zone, e.last_date, s.kind, s.has, w.measured_at, w.place
            from sixwalk.expected_person e
            cross join lateral (
              select w.measured_at, g.steps, g.positions, g.heart_rate,
                     row_number() over (order by w.measured_at desc, w.id desc) as place
                from sixwalk.walk w
                join sixwalk.walk_signal g on g.participant_id = w.participant_id and g.id = w.id
               where w.participant_id = e.participant_id
                 and not exists (select from sixwalk.voided_record x
                                  where x.participant_id = w.participant_id and x.voids = w.id)
               order by w.measured_at desc, w.id desc limit 5) w
            cross join lateral (values ('STEPS', w.steps), ('POSITIONS', w.positions), ('HEART_RATE', w.heart_rate))
              as s (kind, has)) n
   group by n.participant_id, n.study_zone, n.last_date, n.kind
  having count(*) filter (where n.place <= 2 and not n.has) = 2
     and count(*) filter (where n.place > 2 and n.has) >= 2;
alter view sixwalk.stopped_sensor owner to sixwalk_guard;

-- Notices and closes, for everyone at once. The same moment twice does nothing the second time, and of
-- two runs at once one does nothing: the lock lasts as long as the transaction. Answers what is new.
create function sixwalk.note_silence(at timestamptz)
  returns table (participant_id uuid, id uuid, study_id uuid, kind text, since timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not pg_try_advisory_xact_lock(7361726) then
    return;
  end if;
  update sixwalk.silence s
     set end_reason = 'HEARD',
         ended_at = (select min(u.received_at) from sixwalk.upload u
                      where u.participant_id = s.participant_id and u.received_at > s.since)
   where s.ended_at is null and s.kind = 'NOTHING_SENT'
     and exists (select from sixwalk.upload u
                  where u.participant_id = s.participant_id and u.received_at > s.since);
  update sixwalk.silence s
     set ended_at = at, end_reason = 'NOT_EXPECTED'
   where s.ended_at is null
     and s.participant_id not in (select p.participant_id
                                    from sixwalk.participant p join sixwalk.plan_span y on y.study_id = p.study_id
                                   where p.withdrawn_on is null and p.died_on is null and p.restricted_at is null
                                     and (at at time zone p.study_zone)::date <= p.day_zero + y.last_day);
  update sixwalk.silence s
     set ended_at = at, end_reason = 'HEARD'
   where s.ended_at is null and s.kind <> 'NOTHING_SENT'
     and exists (select from (select w.id from sixwalk.walk w where w.participant_id = s.participant_id
                               order by w.measured_at desc, w.id desc limit 1) newest
                   join sixwalk.walk_signal g on g.participant_id = s.participant_id and g.id = newest.id
                  where case s.kind when 'STEPS' then g.steps when 'POSITIONS' then g.positions else g.heart_rate end);
  return query
    with noticed as (
      insert into sixwalk.silence as n (participant_id, id, kind, since, noticed_at)
      select e.participant_id, gen_random_uuid(), 'NOTHING_SENT', e.last_sign, at
        from sixwalk.expected_person e
       where (at at time zone e.study_zone)::date <= e.last_date
         and (at at time zone e.study_zone)::date - (e.last_sign at time zone e.study_zone)::date >= e.silent_after_days
      union all
      select t.participant_id, gen_random_uuid(), t.kind, t.since, at
        from sixwalk.stopped_sensor t where (at at time zone t.study_zone)::date <= t.last_date
      on conflict do nothing
      returning n.participant_id, n.id, n.kind, n.since)
    select n.participant_id, n.id, p.study_id, n.kind, n.since
      from noticed n join sixwalk.participant p on p.participant_id = n.participant_id;
end
$$;
alter function sixwalk.note_silence(timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.note_silence(timestamptz) from public;
grant execute on function sixwalk.note_silence(timestamptz) to sixwalk_keeper;
grant insert, update (ended_at, end_reason) on sixwalk.silence to sixwalk_guard;
create policy guard_notices on sixwalk.silence for insert to sixwalk_guard with check (true);
create policy guard_closes on sixwalk.silence for update to sixwalk_guard using (true);

-- A caregiver with adherence learns since when nothing came, and after how many days the study calls
-- that silence.
create or replace view sixwalk.followed_activity with (security_barrier) as
  select f.participant_id, p.enrolled_on,
         (select max(u.received_at) from sixwalk.upload u where u.participant_id = f.participant_id) as last_received_at,
         coalesce((select t.silent_after_days from sixwalk.study_plan t
                    where t.study_id = p.study_id order by t.version desc limit 1), 7) as silent_after_days,
         p.withdrawn_on is not null or p.died_on is not null as ended,
         (select s.since from sixwalk.silence s
           where s.participant_id = f.participant_id and s.kind = 'NOTHING_SENT' and s.ended_at is null
             and not exists (select from sixwalk.upload u
                              where u.participant_id = s.participant_id and u.received_at > s.since)) as silent_since
    from sixwalk.followed_participant f
    join sixwalk.participant p on p.participant_id = f.participant_id
   where 'ADHERENCE' = any (f.scope);
