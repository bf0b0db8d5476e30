-- To which arm somebody is allocated. The application's role has no right on any table of this schema:
-- it only calls the functions below, and each asks first who is calling.
alter table sixwalk.staff_role drop constraint staff_role_role_check;
alter table sixwalk.staff_role add constraint staff_role_role_check
  check (role in ('STUDY_ADMIN', 'COORDINATOR', 'CLINICIAN', 'AUDITOR', 'ALLOCATOR'));

grant create on schema allocation to sixwalk_guard;

create table allocation.study_arm (
  study_id  uuid not null references sixwalk.study,
  code      text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
  label     text not null,
  position  integer not null,
  primary key (study_id, code)
);

-- Added, never changed; the newest row of a person is in force.
create table allocation.arm (
  participant_id  uuid not null,
  id              uuid not null,
  arm             text not null,
  allocated_at    timestamptz not null,
  allocated_by    uuid not null,
  reason          text,
  primary key (participant_id, id)
);

-- That a clinician looked up one person's arm, and why it could not wait.
create table allocation.person_unblinding (
  participant_id  uuid not null,
  id              uuid not null,
  opened_by       uuid not null,
  opened_at       timestamptz not null,
  reason          text not null,
  primary key (participant_id, id)
);

-- That a study was unblinded. It cannot be taken back.
create table allocation.unblinding (
  study_id      uuid primary key references sixwalk.study,
  unblinded_at  timestamptz not null,
  unblinded_by  uuid not null,
  reason        text not null
);

call sixwalk.wall('allocation.study_arm');
call sixwalk.wall('allocation.arm');
call sixwalk.wall('allocation.person_unblinding');
call sixwalk.wall('allocation.unblinding');
do $$
declare
  hidden regclass;
begin
  foreach hidden in array array['allocation.study_arm', 'allocation.arm', 'allocation.person_unblinding',
    'allocation.unblinding']::regclass[]
  loop
    execute format('create policy nobody on %s for all to sixwalk_app using (false)', hidden);
    execute format('grant insert on %s to sixwalk_guard', hidden);
    execute format('create policy guard_adds on %s for insert to sixwalk_guard with check (true)', hidden);
  end loop;
end
$$;
grant update, delete on allocation.study_arm to sixwalk_guard;
create policy guard_changes on allocation.study_arm for update to sixwalk_guard using (true);
create policy guard_removes on allocation.study_arm for delete to sixwalk_guard using (true);
grant update (hide_trends_until, revision) on sixwalk.study to sixwalk_guard;
create policy guard_unblinds on sixwalk.study for update to sixwalk_guard using (true);

-- Who is calling -----------------------------------------------------------------------------

create function allocation.has_role(study uuid, wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select from sixwalk.staff_role r
                  where r.account_id = sixwalk.actor() and r.study_id = study and r.role = wanted and r.ended_at is null);

-- An allocator who has a blinded role in the study as well is none.
create function allocation.is_allocator(study uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return allocation.has_role(study, 'ALLOCATOR')
     and not exists (select from sixwalk.staff_role r
                      where r.account_id = sixwalk.actor() and r.study_id = study and r.ended_at is null
                        and r.role not in ('ALLOCATOR', 'AUDITOR'));

create function allocation.require(allowed boolean) returns void
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not coalesce(allowed, false) then
    raise exception 'the arms are hidden from this account' using errcode = 'insufficient_privilege';
  end if;
end
$$;

-- Arms ---------------------------------------------------------------------------------------

create function allocation.arms(study uuid) returns table (code text, label text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(allocation.has_role(study, 'STUDY_ADMIN') or allocation.is_allocator(study));
  return query select a.code, a.label from allocation.study_arm a where a.study_id = study order by a.position, a.code;
end
$$;

-- Once anyone is allocated no arm can be taken away: an answer that depended on which arm is in use
-- would tell a blinded admin something.
create function allocation.set_arms(study uuid, codes text[], labels text[]) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(allocation.has_role(study, 'STUDY_ADMIN') or allocation.is_allocator(study));
  perform pg_advisory_xact_lock(hashtextextended(study::text, 17));
  if exists (select from allocation.study_arm a where a.study_id = study and a.code <> all (codes))
     and exists (select from allocation.arm x join sixwalk.participant p on p.participant_id = x.participant_id
                  where p.study_id = study) then
    return false;
  end if;
  delete from allocation.study_arm a where a.study_id = study and a.code <> all (codes);
  insert into allocation.study_arm (study_id, code, label, position)
    select study, u.code, u.label, u.position from unnest(codes, labels) with ordinality as u (code, label, position)
  on conflict (study_id, code) do update set label = excluded.label, position = excluded.position;
  return true;
end
$$;

-- One row a person wanted: ALLOCATED, CHANGED, SAME, or why not. The caller rolls back if any is refused.
create function allocation.allocate(study uuid, people uuid[], pseudonyms text[], wanted text[], why text, at timestamptz)
  returns table (number bigint, outcome text, person uuid)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  line record;
  former text;
begin
  perform allocation.require(allocation.is_allocator(study));
  perform pg_advisory_xact_lock(hashtextextended(study::text, 17));
  for line in
    select u.position, u.arm, p.participant_id,
           exists (select from allocation.study_arm a where a.study_id = study and a.code = u.arm) as known
      from unnest(people, pseudonyms, wanted) with ordinality as u (id, pseudonym, arm, position)
      left join sixwalk.participant p
        on p.study_id = study and p.restricted_at is null and (p.participant_id = u.id or p.pseudonym = u.pseudonym)
     order by u.position
  loop
    number := line.position;
    person := line.participant_id;
    select a.arm into former from allocation.arm a
     where a.participant_id = person order by a.allocated_at desc, a.id desc limit 1;
    outcome := case
      when person is null then 'NO_SUCH_PARTICIPANT'
      when not line.known then 'NO_SUCH_ARM'
      when former = line.arm then 'SAME'
      when former is not null and why is null then 'REASON_NEEDED'
      when former is not null then 'CHANGED'
      else 'ALLOCATED'
    end;
    if outcome in ('ALLOCATED', 'CHANGED') then
      insert into allocation.arm (participant_id, id, arm, allocated_at, allocated_by, reason)
        values (person, gen_random_uuid(), line.arm, at, sixwalk.actor(), why);
    end if;
    return next;
  end loop;
end
$$;

-- Everyone of the study by pseudonym, with the arm where there is one.
create function allocation.allocations(study uuid, after_pseudonym text, most integer)
  returns table (participant_id uuid, pseudonym text, arm text, allocated_at timestamptz, allocated_by uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(allocation.is_allocator(study));
  return query
    select p.participant_id, p.pseudonym, a.arm, a.allocated_at, a.allocated_by
      from sixwalk.participant p
      left join lateral (select x.* from allocation.arm x where x.participant_id = p.participant_id
                          order by x.allocated_at desc, x.id desc limit 1) a on true
     where p.study_id = study and p.restricted_at is null and (after_pseudonym is null or p.pseudonym > after_pseudonym)
     order by p.pseudonym limit most;
end
$$;

-- Unblinding ---------------------------------------------------------------------------------

-- The study is unblinded once and for good, and with it what it hid until then.
create function allocation.unblind_study(study uuid, why text, at timestamptz) returns timestamptz
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(allocation.has_role(study, 'STUDY_ADMIN'));
  insert into allocation.unblinding values (study, at, sixwalk.actor(), why) on conflict do nothing;
  if not found then
    return null;
  end if;
  update sixwalk.study s set hide_trends_until = at, revision = s.revision + 1
   where s.id = study and (s.hide_trends_until is null or s.hide_trends_until > at);
  return at;
end
$$;

create function allocation.arm_in_force(person uuid) returns table (arm text, label text, allocated_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select a.arm, s.label, a.allocated_at
    from allocation.arm a
    join sixwalk.participant p on p.participant_id = a.participant_id
    left join allocation.study_arm s on s.study_id = p.study_id and s.code = a.arm
   where a.participant_id = person
   order by a.allocated_at desc, a.id desc limit 1;
end;

-- In an emergency, for the clinician of this person, with a row that says so.
create function allocation.unblind_person(person uuid, why text, at timestamptz)
  returns table (arm text, label text, allocated_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(exists (select from sixwalk.staffed_participant s
                                      where s.participant_id = person and s.role = 'CLINICIAN'));
  insert into allocation.person_unblinding values (person, gen_random_uuid(), sixwalk.actor(), at, why);
  return query select * from allocation.arm_in_force(person);
end
$$;

-- Nothing before the study is unblinded; then the person's own, and that of a person in the actor's care.
create function allocation.shown_arm(person uuid) returns table (arm text, label text, allocated_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if exists (select from allocation.unblinding u join sixwalk.participant p on p.study_id = u.study_id
              where p.participant_id = person)
     and (person = sixwalk.actor()
          or exists (select from sixwalk.staffed_participant s
                      where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))) then
    return query select * from allocation.arm_in_force(person);
  end if;
end
$$;

-- Whether and when the study of this person is unblinded, and until when it hides trends.
create function allocation.blinding(person uuid) returns table (unblinded_at timestamptz, hidden_until timestamptz)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select u.unblinded_at, s.hide_trends_until
    from sixwalk.participant p
    join sixwalk.study s on s.id = p.study_id
    left join allocation.unblinding u on u.study_id = p.study_id
   where p.participant_id = person;
end;

-- For admins and auditors: of the study as a whole (no participant), and of single persons.
create function allocation.unblindings(study uuid)
  returns table (participant_id uuid, pseudonym text, account_id uuid, at timestamptz, reason text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform allocation.require(allocation.has_role(study, 'STUDY_ADMIN') or allocation.has_role(study, 'AUDITOR'));
  return query
    select null::uuid, null::text, u.unblinded_by, u.unblinded_at, u.reason from allocation.unblinding u
     where u.study_id = study
    union all
    select p.participant_id, p.pseudonym, x.opened_by, x.opened_at, x.reason
      from allocation.person_unblinding x
      join sixwalk.participant p on p.participant_id = x.participant_id
     where p.study_id = study
     order by 4 desc;
end
$$;

do $$
declare
  door regprocedure;
begin
  for door in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'allocation'::regnamespace loop
    execute format('alter function %s owner to sixwalk_guard', door);
    execute format('revoke all on function %s from public', door);
  end loop;
  foreach door in array array[
    'allocation.arms(uuid)', 'allocation.set_arms(uuid, text[], text[])',
    'allocation.allocate(uuid, uuid[], text[], text[], text, timestamptz)',
    'allocation.allocations(uuid, text, integer)', 'allocation.unblind_study(uuid, text, timestamptz)',
    'allocation.unblind_person(uuid, text, timestamptz)', 'allocation.shown_arm(uuid)', 'allocation.blinding(uuid)',
    'allocation.unblindings(uuid)']::regprocedure[]
  loop
    execute format('grant execute on function %s to sixwalk_app', door);
  end loop;
end
$$;
