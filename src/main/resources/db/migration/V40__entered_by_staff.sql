-- What staff enter about a person: a clinician's rating, and answers that the person gave on paper or in
-- an interview. The same door, the same receipts; beside each record stands in what capacity it was sent.
-- Null: the person, or a helper of theirs.
alter table sixwalk.upload
  add column sent_as text check (sent_as in ('RATER', 'TRANSCRIBER'));
alter table sixwalk.upload_conflict
  add column sent_as text check (sent_as in ('RATER', 'TRANSCRIBER'));
alter table sixwalk.response
  add column sent_as text check (sent_as in ('RATER', 'TRANSCRIBER')),
  add column medium  text check (medium in ('PAPER', 'INTERVIEW')),
  add constraint response_medium check ((medium is not null) = coalesce(sent_as = 'TRANSCRIBER', false));
create index upload_by_staff on sixwalk.upload (participant_id) where sent_as is not null;

-- Of whom the actor may enter what: a rating is the clinician's, a transcript the care team's.
create view sixwalk.entered_participant with (security_barrier) as
  select s.participant_id, 'TRANSCRIBER' as sent_as
    from sixwalk.staffed_participant s where s.role in ('COORDINATOR', 'CLINICIAN')
  union
  select s.participant_id, 'RATER' from sixwalk.staffed_participant s where s.role = 'CLINICIAN';
alter view sixwalk.entered_participant owner to sixwalk_guard;
grant select on sixwalk.entered_participant to sixwalk_app;

do $$
declare
  person_table text;
begin
  foreach person_table in array array['upload', 'upload_conflict']
  loop
    execute format('create policy staff_enters on sixwalk.%I for insert to sixwalk_app
      with check (sent_by = (select sixwalk.actor())
                  and (participant_id, sent_as) in (select e.participant_id, e.sent_as
                                                      from sixwalk.entered_participant e))', person_table);
  end loop;
end
$$;
-- What belongs to a record stands after its receipt, which says who sent it and as what.
create policy staff_enters on sixwalk.response for insert to sixwalk_app
  with check (entered_by = (select sixwalk.actor())
              and (participant_id, sent_as) in (select e.participant_id, e.sent_as from sixwalk.entered_participant e)
              and exists (select from sixwalk.upload u
                           where u.participant_id = response.participant_id and u.id = response.id
                             and u.sent_by = (select sixwalk.actor()) and u.sent_as = response.sent_as));
create policy staff_enters on sixwalk.score for insert to sixwalk_app
  with check (participant_id in (select e.participant_id from sixwalk.entered_participant e)
              and exists (select from sixwalk.upload u
                           where u.participant_id = score.participant_id and u.id = score.response_id
                             and u.sent_by = (select sixwalk.actor()) and u.sent_as is not null));
create policy staff_enters on sixwalk.voided_record for insert to sixwalk_app
  with check (participant_id in (select e.participant_id from sixwalk.entered_participant e)
              and exists (select from sixwalk.upload u
                            join sixwalk.upload v on v.participant_id = u.participant_id and v.sent_as = u.sent_as
                           where u.participant_id = voided_record.participant_id and u.id = voided_record.id
                             and u.sent_by = (select sixwalk.actor()) and v.id = voided_record.voids));
create policy staff_enters on sixwalk.adverse_event for insert to sixwalk_app
  with check (source_kind = 'QUESTIONNAIRE'
              and participant_id in (select e.participant_id from sixwalk.entered_participant e)
              and exists (select from sixwalk.upload u
                           where u.participant_id = adverse_event.participant_id and u.id = adverse_event.source_id
                             and u.sent_by = (select sixwalk.actor()) and u.sent_as = 'TRANSCRIBER'));

-- Whether a record, if it is there, was entered by this side: staff in that capacity, or for null the person
-- and their helpers. Told to whoever could add a record of the person, whatever they see of the others.
create function sixwalk.is_of_side(person uuid, record uuid, side text) returns boolean
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select (person = sixwalk.actor()
          or exists (select from sixwalk.helped_participant h where h.participant_id = person)
          or exists (select from sixwalk.staffed_participant s where s.participant_id = person))
         and not exists (select from sixwalk.upload u
                          where u.participant_id = person and u.id = record and u.sent_as is distinct from side);
end;
alter function sixwalk.is_of_side(uuid, uuid, text) owner to sixwalk_guard;
revoke all on function sixwalk.is_of_side(uuid, uuid, text) from public;
grant execute on function sixwalk.is_of_side(uuid, uuid, text) to sixwalk_app;

-- Whatever else allows a row: nobody but staff enters as staff, and each side corrects and takes back
-- what it entered itself.
do $$
declare
  person_table text;
begin
  foreach person_table in array array['upload', 'upload_conflict', 'response']
  loop
    execute format('create policy sent_as_staff on sixwalk.%I as restrictive for insert to sixwalk_app
      with check (sent_as is null
                  or (participant_id, sent_as) in (select e.participant_id, e.sent_as
                                                     from sixwalk.entered_participant e))', person_table);
  end loop;
end
$$;
create policy corrects_own_side on sixwalk.response as restrictive for insert to sixwalk_app
  with check (corrects is null or sixwalk.is_of_side(participant_id, corrects, sent_as));
create policy takes_back_own_side on sixwalk.voided_record as restrictive for insert to sixwalk_app
  with check (sixwalk.is_of_side(participant_id, voids, null)
              or participant_id in (select e.participant_id from sixwalk.entered_participant e));

-- Silence is about the person: what staff enter is no sign of life from the phone.
create or replace view sixwalk.expected_person as
  select p.participant_id, p.study_id, p.study_zone, y.silent_after_days, p.day_zero + y.last_day as last_date,
         greatest(
           (select max(u.received_at) from sixwalk.upload u
             where u.participant_id = p.participant_id and u.sent_as is null),
           p.enrolled_on::timestamp at time zone p.study_zone,
           (p.day_zero + y.first_day)::timestamp at time zone p.study_zone) as last_sign
    from sixwalk.participant p
    join sixwalk.plan_span y on y.study_id = p.study_id
   where p.day_zero is not null and p.withdrawn_on is null and p.died_on is null and p.restricted_at is null;

create or replace function sixwalk.note_silence(at timestamptz)
  returns table (participant_id uuid, id uuid, study_id uuid, kind text, since timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not pg_try_advisory_xact_lock(7361726) then
    return;
  end if;
  update sixwalk.silence s
     set end_reason = 'HEARD',
         ended_at = (select min(u.received_at) from sixwalk.upload u
                      where u.participant_id = s.participant_id and u.received_at > s.since and u.sent_as is null)
   where s.ended_at is null and s.kind = 'NOTHING_SENT'
     and exists (select from sixwalk.upload u
                  where u.participant_id = s.participant_id and u.received_at > s.since and u.sent_as is null);
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

create or replace view sixwalk.followed_activity with (security_barrier) as
  select f.participant_id, p.enrolled_on,
         (select max(u.received_at) from sixwalk.upload u
           where u.participant_id = f.participant_id and u.sent_as is null) as last_received_at,
         coalesce((select t.silent_after_days from sixwalk.study_plan t
                    where t.study_id = p.study_id order by t.version desc limit 1), 7) as silent_after_days,
         p.withdrawn_on is not null or p.died_on is not null as ended,
         (select s.since from sixwalk.silence s
           where s.participant_id = f.participant_id and s.kind = 'NOTHING_SENT' and s.ended_at is null
             and not exists (select from sixwalk.upload u
                              where u.participant_id = s.participant_id and u.received_at > s.since
                                and u.sent_as is null)) as silent_since
    from sixwalk.followed_participant f
    join sixwalk.participant p on p.participant_id = f.participant_id
   where 'ADHERENCE' = any (f.scope);
