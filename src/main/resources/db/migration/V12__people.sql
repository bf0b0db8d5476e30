-- Identity apart from study data, the history of what was changed about a person, caregivers who are
-- asked, accept and are confirmed, and consent by version.

alter table sixwalk.participant
  add column withdrawn_at   timestamptz,
  add column restricted_at  timestamptz;
alter table sixwalk.upload
  add column sent_by  uuid,
  add column flags    text[] not null default '{}';
alter table sixwalk.upload_conflict add column sent_by uuid;

-- Name, contact and birth date, sealed under the person's key.
create table identity.person (
  participant_id  uuid primary key,
  sealed          bytea not null,
  revision        integer not null default 0,
  changed_at      timestamptz not null
);

-- By what the care team finds someone: keyed fingerprints, one for each word of the name and one for
-- the phone number, under a key that dies with its epoch.
create table identity.person_index (
  participant_id  uuid not null,
  id              uuid not null,
  kind            text not null check (kind in ('NAME', 'PHONE')),
  epoch           integer not null,
  mac             bytea not null,
  primary key (participant_id, id)
);
create index person_index_by_mac on identity.person_index (mac);

-- What was changed about a person, from what to what and why. The newest change is in force.
create table sixwalk.participant_change (
  participant_id  uuid not null,
  id              uuid not null,
  field           text not null check (field in ('DAY_ZERO', 'STUDY_ZONE', 'WITHDRAWN', 'DIED')),
  old_value       text,
  new_value       text,
  reason          text,
  changed_at      timestamptz not null,
  changed_by      uuid not null,
  primary key (participant_id, id)
);

-- A few digits, good only together with the contact they were sent to.
create table sixwalk.short_code (
  id           uuid primary key,
  account_id   uuid not null unique references sixwalk.account,
  contact_mac  bytea not null,
  code_mac     bytea not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  tries_left   integer not null check (tries_left >= 0)
);
create index short_code_by_contact on sixwalk.short_code (contact_mac);

-- What a study asks consent for, in words that never change once published.
create table sixwalk.consent_text (
  study_id      uuid not null references sixwalk.study,
  purpose       text not null check (purpose ~ '^[A-Z][A-Z_]{2,39}$'),
  language      text not null check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
  version       integer not null check (version >= 1),
  sha256        text not null,
  title         text not null,
  body          text not null,
  published_at  timestamptz not null,
  primary key (study_id, purpose, language, version)
);

-- One decision of one person. Decisions are added, never changed; the newest of a purpose is in force.
create table sixwalk.consent (
  participant_id  uuid not null,
  id              uuid not null,
  purpose         text not null,
  decision        text not null check (decision in ('GIVEN', 'WITHDRAWN')),
  language        text not null,
  version         integer not null,
  text_sha256     text not null,
  decided_at      timestamptz not null,
  recorded_by     uuid not null,
  primary key (participant_id, id)
);

alter table sixwalk.caregiver_grant
  add column label             bytea,        -- what the person calls the caregiver, sealed
  add column shown_name        bytea,        -- what the caregiver calls the person, sealed
  add column accepted_at       timestamptz,
  add column confirmed_at      timestamptz,
  add column granted_by        uuid,         -- staff who handed over; null: the person
  add column handed_over_from  uuid,
  add column ended_by          uuid,
  add column end_reason        text,
  add check (confirmed_at is null or accepted_at is not null);

-- Views: only a confirmed grant lives; nobody follows or staffs a person whose data are restricted ----

create or replace view sixwalk.followed_participant with (security_barrier) as
  select g.participant_id, g.scope
    from sixwalk.caregiver_grant g
    join sixwalk.participant p on p.participant_id = g.participant_id
   where g.caregiver_id = sixwalk.actor() and g.confirmed_at is not null and g.revoked_at is null
     and (g.ends_at is null or g.ends_at > now()) and p.restricted_at is null;

create or replace view sixwalk.staffed_participant with (security_barrier) as
  select p.participant_id, r.role
    from sixwalk.staff_role r
    join sixwalk.participant p on p.study_id = r.study_id and (r.site_id is null or r.site_id = p.site_id)
   where r.account_id = sixwalk.actor() and r.ended_at is null
     and r.role in ('STUDY_ADMIN', 'COORDINATOR', 'CLINICIAN')
     and (p.restricted_at is null or r.role = 'STUDY_ADMIN');

-- For whom the actor may send.
create view sixwalk.helped_participant with (security_barrier) as
  select f.participant_id from sixwalk.followed_participant f where 'PROXY_UPLOAD' = any (f.scope);

-- When something last came, for a caregiver with whom adherence is shared: no more than that.
create view sixwalk.followed_activity with (security_barrier) as
  select f.participant_id, p.enrolled_on,
         (select max(u.received_at) from sixwalk.upload u where u.participant_id = f.participant_id) as last_received_at
    from sixwalk.followed_participant f
    join sixwalk.participant p on p.participant_id = f.participant_id
   where 'ADHERENCE' = any (f.scope);
alter view sixwalk.helped_participant owner to sixwalk_guard;
alter view sixwalk.followed_activity owner to sixwalk_guard;
grant select on sixwalk.helped_participant, sixwalk.followed_activity to sixwalk_app;

-- Walls ------------------------------------------------------------------------------------------

call sixwalk.wall('identity.person');
call sixwalk.wall('identity.person_index');
call sixwalk.wall('sixwalk.participant_change');
call sixwalk.wall('sixwalk.short_code');
call sixwalk.wall('sixwalk.consent_text');
call sixwalk.wall('sixwalk.consent');

grant select, insert, update on identity.person to sixwalk_app;
grant select, insert, delete on identity.person_index to sixwalk_app;
grant select, insert on sixwalk.participant_change, sixwalk.consent_text, sixwalk.consent to sixwalk_app;
grant insert on sixwalk.short_code to sixwalk_app;
grant update (confirmed_at, ended_by, end_reason) on sixwalk.caregiver_grant to sixwalk_app;

create policy own on identity.person for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy staffed on identity.person for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));
create policy written_by_coordinator on identity.person for insert to sixwalk_app
  with check (participant_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));
create policy changed_by_coordinator on identity.person for update to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));
create policy searched_by_staff on identity.person_index for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));
create policy written_by_coordinator on identity.person_index for insert to sixwalk_app
  with check (participant_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));
create policy removed_by_coordinator on identity.person_index for delete to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));

create policy own on sixwalk.participant_change for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy staffed on sixwalk.participant_change for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));
create policy written_by_staff on sixwalk.participant_change for insert to sixwalk_app
  with check (changed_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));
create policy written_by_oneself on sixwalk.participant_change for insert to sixwalk_app
  with check (changed_by = (select sixwalk.actor()) and participant_id = (select sixwalk.actor()) and field = 'WITHDRAWN');

create policy of_my_study on sixwalk.consent_text for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.consent_text for insert to sixwalk_app
  with check (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy own on sixwalk.consent for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy own_adds on sixwalk.consent for insert to sixwalk_app
  with check (participant_id = (select sixwalk.actor()) and recorded_by = (select sixwalk.actor()));
create policy staffed on sixwalk.consent for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));

create policy by_staff on sixwalk.short_code for insert to sixwalk_app
  with check (account_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));

-- Caregivers: staff end and hand over, with their own id in the row; only the functions below accept.
create policy ended_by_staff on sixwalk.caregiver_grant for update to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant where role in ('COORDINATOR', 'CLINICIAN')));
create policy handed_over_by_staff on sixwalk.caregiver_grant for insert to sixwalk_app
  with check (granted_by = (select sixwalk.actor())
              and participant_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));
create policy handed_over_by_staff on sixwalk.invitation for insert to sixwalk_app
  with check (account_id in (select g.caregiver_id from sixwalk.caregiver_grant g
                              where g.granted_by = (select sixwalk.actor())));
create policy followed on sixwalk.participant_key for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.followed_participant));

-- Who may send for a person adds what the person could add, and sees of it what the rules need.
do $$
declare
  person_table regclass;
begin
  for person_table in
    select polrelid::regclass from pg_policy
     where polname = 'own_adds' and polrelid <> 'sixwalk.consent'::regclass
  loop
    execute format('create policy helped_adds on %s for insert to sixwalk_app
      with check (participant_id in (select participant_id from sixwalk.helped_participant))', person_table);
  end loop;
end
$$;
create policy sent_oneself on sixwalk.upload for select to sixwalk_app
  using (sent_by = (select sixwalk.actor()) and participant_id in (select participant_id from sixwalk.helped_participant));
create policy sent_oneself on sixwalk.upload_conflict for select to sixwalk_app
  using (sent_by = (select sixwalk.actor()) and participant_id in (select participant_id from sixwalk.helped_participant));
create policy helped on sixwalk.walk for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.helped_participant));
create policy helped on sixwalk.consent for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.helped_participant));
create policy helped on sixwalk.walk_verdict for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.helped_participant));

-- Narrow doors -----------------------------------------------------------------------------------

grant update (caregiver_id, accepted_at, confirmed_at) on sixwalk.caregiver_grant to sixwalk_guard;
create policy guard_accepts on sixwalk.caregiver_grant for update to sixwalk_guard using (true);
grant update, delete on sixwalk.short_code to sixwalk_guard;
create policy guard_counts on sixwalk.short_code for all to sixwalk_guard using (true);

-- A person leaves the study. Nothing else of the own row can be changed by oneself.
grant update (withdrawn_at, withdrawn_on) on sixwalk.participant to sixwalk_guard;
create policy guard_withdraws on sixwalk.participant for update to sixwalk_guard using (true);
create function sixwalk.withdraw_oneself(at timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update sixwalk.participant p
     set withdrawn_at = at, withdrawn_on = (at at time zone p.study_zone)::date
   where p.participant_id = sixwalk.actor() and p.withdrawn_at is null
  returning true;
end;
alter function sixwalk.withdraw_oneself(timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.withdraw_oneself(timestamptz) from public;
grant execute on function sixwalk.withdraw_oneself(timestamptz) to sixwalk_app;

-- A caregiver accepts a grant that was made out to the own account. What staff handed over needs no
-- further confirming.
create function sixwalk.accept_grant(wanted uuid, at timestamptz) returns uuid
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update sixwalk.caregiver_grant g
     set accepted_at = at, confirmed_at = case when g.granted_by is null then null else at end
   where g.id = wanted and g.caregiver_id = sixwalk.actor() and g.accepted_at is null and g.revoked_at is null
     and (g.ends_at is null or g.ends_at > at)
  returning g.participant_id;
end;

-- A caregiver who has an account already accepts a further invitation with it.
create function sixwalk.accept_care_invitation(hash bytea, at timestamptz)
  returns table (participant_id uuid, grant_id uuid)
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with used as (
    update sixwalk.invitation i
       set uses_left = i.uses_left - 1
     where i.code_hash = hash and i.uses_left > 0 and i.expires_at > at
       and exists (select from sixwalk.account a where a.id = sixwalk.actor() and a.kind = 'CAREGIVER')
       and exists (select from sixwalk.caregiver_grant g
                    where g.caregiver_id = i.account_id and g.accepted_at is null and g.revoked_at is null
                      and (g.ends_at is null or g.ends_at > at))
    returning i.account_id)
  update sixwalk.caregiver_grant g
     set caregiver_id = sixwalk.actor(), accepted_at = at,
         confirmed_at = case when g.granted_by is null then null else at end
    from used
   where g.caregiver_id = used.account_id and g.accepted_at is null and g.revoked_at is null
  returning g.participant_id, g.id;
end;

-- The former code of the account dies with the new one, so that tries cannot be collected.
create function sixwalk.drop_short_code(account uuid) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  delete from sixwalk.short_code s
   where s.account_id = account
     and account in (select t.participant_id from sixwalk.staffed_participant t where t.role = 'COORDINATOR');
end;

-- Five tries. The right code is used up and becomes a long one; a wrong one counts against every code
-- that lives for this contact. The caller must commit either way.
create function sixwalk.exchange_short_code(
    contacts bytea[], codes bytea[], long_code bytea, at timestamptz, until timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  account uuid;
begin
  perform from sixwalk.short_code s
    where s.contact_mac = any (contacts) and s.tries_left > 0 and s.expires_at > at order by s.id for update;
  update sixwalk.short_code s set tries_left = 0
   where s.id = (select c.id from sixwalk.short_code c
                  where c.contact_mac = any (contacts) and c.code_mac = any (codes)
                    and c.tries_left > 0 and c.expires_at > at order by c.id limit 1)
  returning s.account_id into account;
  if account is null then
    update sixwalk.short_code s set tries_left = s.tries_left - 1
     where s.contact_mac = any (contacts) and s.tries_left > 0 and s.expires_at > at;
    return false;
  end if;
  insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
    values (gen_random_uuid(), account, long_code, at, until, 1);
  return true;
end
$$;

alter function sixwalk.accept_grant(uuid, timestamptz) owner to sixwalk_guard;
alter function sixwalk.accept_care_invitation(bytea, timestamptz) owner to sixwalk_guard;
alter function sixwalk.drop_short_code(uuid) owner to sixwalk_guard;
alter function sixwalk.exchange_short_code(bytea[], bytea[], bytea, timestamptz, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.accept_grant(uuid, timestamptz), sixwalk.accept_care_invitation(bytea, timestamptz),
  sixwalk.drop_short_code(uuid), sixwalk.exchange_short_code(bytea[], bytea[], bytea, timestamptz, timestamptz) from public;
grant execute on function sixwalk.accept_grant(uuid, timestamptz), sixwalk.accept_care_invitation(bytea, timestamptz),
  sixwalk.drop_short_code(uuid), sixwalk.exchange_short_code(bytea[], bytea[], bytea, timestamptz, timestamptz) to sixwalk_app;
