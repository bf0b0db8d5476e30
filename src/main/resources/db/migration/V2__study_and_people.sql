-- Studies, sites and the rules in force for them: shared catalogues, no person's data.
create table sixwalk.study (
  id                     uuid primary key,
  code                   text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name                   text not null,
  synthetic              boolean not null default false,
  baseline_from_start    boolean not null default false,
  hide_trends_from       text[] not null default '{}',
  hide_trends_until      timestamptz,
  phone_number           text,
  emergency_number       text not null default '112',
  created_at             timestamptz not null,
  revision               integer not null default 0,
  check (hide_trends_from <@ array['PARTICIPANT', 'CAREGIVER', 'STAFF'])
);

create table sixwalk.site (
  study_id  uuid not null references sixwalk.study,
  id        uuid not null,
  code      text not null,
  name      text not null,
  primary key (study_id, id),
  unique (study_id, code)
);

-- A threshold is never changed: a study gets a new version, and every answer names the one it used.
create table sixwalk.threshold (
  study_id                      uuid not null references sixwalk.study,
  version                       integer not null check (version >= 1),
  measure                       text not null default 'walk-distance',
  mcid                          double precision not null check (mcid > 0),
  small                         double precision not null check (small > 0),
  substantial                   double precision not null check (substantial >= small),
  standard_error_home           double precision not null check (standard_error_home > 0),
  standard_error_supervised     double precision not null check (standard_error_supervised > 0),
  walks_asked                   integer not null check (walks_asked between 1 and 12),
  walks_least                   integer not null check (walks_least between 1 and walks_asked),
  greatest_standard_error       double precision not null default 15 check (greatest_standard_error > 0),
  source                        text not null,
  population                    text not null,
  in_force_from                 timestamptz not null,
  primary key (study_id, measure, version)
);

create table sixwalk.visit_window (
  study_id   uuid not null references sixwalk.study,
  code       text not null,
  first_day  integer not null,
  last_day   integer not null,
  position   integer not null,
  primary key (study_id, code),
  check (first_day <= last_day)
);

-- Everyone who can sign in. A participant's account has the participant's own id.
create table sixwalk.account (
  id            uuid primary key,
  kind          text not null check (kind in ('PARTICIPANT', 'CAREGIVER', 'STAFF')),
  created_at    timestamptz not null,
  not_before    timestamptz not null default '-infinity',
  disabled_at   timestamptz,
  erased_at     timestamptz
);

create table sixwalk.staff_role (
  account_id  uuid not null references sixwalk.account,
  id          uuid not null,
  study_id    uuid not null references sixwalk.study,
  site_id     uuid,
  role        text not null check (role in ('STUDY_ADMIN', 'COORDINATOR', 'CLINICIAN', 'AUDITOR')),
  created_at  timestamptz not null,
  ended_at    timestamptz,
  primary key (account_id, id)
);
create index staff_role_by_study on sixwalk.staff_role (study_id, account_id);

create table sixwalk.participant (
  participant_id  uuid primary key,
  study_id        uuid not null references sixwalk.study,
  site_id         uuid not null,
  pseudonym       text not null,
  study_zone      text not null,
  enrolled_on     date not null,
  day_zero        date,
  sex             text check (sex in ('FEMALE', 'MALE')),
  age_years       integer check (age_years between 18 and 120),
  height_cm       double precision check (height_cm between 100 and 230),
  weight_kg       double precision check (weight_kg between 25 and 300),
  withdrawn_on    date,
  died_on         date,
  created_at      timestamptz not null,
  revision        integer not null default 0,
  unique (study_id, pseudonym)
);
create index participant_by_site on sixwalk.participant (study_id, site_id);

create table sixwalk.caregiver_grant (
  participant_id  uuid not null,
  id              uuid not null,
  caregiver_id    uuid not null references sixwalk.account,
  scope           text[] not null check (scope <@ array['TREND_SUMMARY', 'ADHERENCE', 'TRIAL_CARD', 'PROXY_UPLOAD']
                                         and cardinality(scope) > 0),
  created_at      timestamptz not null,
  ends_at         timestamptz,
  revoked_at      timestamptz,
  primary key (participant_id, id)
);
create index caregiver_grant_by_caregiver on sixwalk.caregiver_grant (caregiver_id);

-- The data key of one person, wrapped by an epoch key that never enters the database.
create table sixwalk.participant_key (
  participant_id  uuid primary key,
  epoch           integer not null,
  wrapped         bytea not null,
  created_at      timestamptz not null
);

-- A code is kept as its SHA-256 only; 130 random bits need no salt.
create table sixwalk.invitation (
  id           uuid primary key,
  account_id   uuid not null references sixwalk.account,
  code_hash    bytea not null unique,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  uses_left    integer not null check (uses_left >= 0)
);

-- What the actor may see, decided here and nowhere else ---------------------------------------

create view sixwalk.staffed_participant with (security_barrier) as
  select p.participant_id, r.role
    from sixwalk.staff_role r
    join sixwalk.participant p on p.study_id = r.study_id and (r.site_id is null or r.site_id = p.site_id)
   where r.account_id = sixwalk.actor() and r.ended_at is null
     and r.role in ('STUDY_ADMIN', 'COORDINATOR', 'CLINICIAN');

create view sixwalk.followed_participant with (security_barrier) as
  select g.participant_id, g.scope
    from sixwalk.caregiver_grant g
   where g.caregiver_id = sixwalk.actor() and g.revoked_at is null
     and (g.ends_at is null or g.ends_at > now());

create view sixwalk.actor_study with (security_barrier) as
  select r.study_id, r.site_id, r.role
    from sixwalk.staff_role r
   where r.account_id = sixwalk.actor() and r.ended_at is null
  union all
  select p.study_id, p.site_id, 'PARTICIPANT'
    from sixwalk.participant p
   where p.participant_id = sixwalk.actor()
  union all
  select p.study_id, p.site_id, 'CAREGIVER'
    from sixwalk.followed_participant f
    join sixwalk.participant p on p.participant_id = f.participant_id;

alter view sixwalk.staffed_participant owner to sixwalk_guard;
alter view sixwalk.followed_participant owner to sixwalk_guard;
alter view sixwalk.actor_study owner to sixwalk_guard;
grant select on sixwalk.staffed_participant, sixwalk.followed_participant, sixwalk.actor_study to sixwalk_app;

-- The state of an account at the opening of a transaction: LIVE, or why not.
create function sixwalk.account_state(account uuid, token_issued_at timestamptz) returns text
  language sql stable security definer set search_path = pg_catalog
  return coalesce(
    (select case
              when a.erased_at is not null then 'ERASED'
              when a.disabled_at is not null then 'DISABLED'
              when token_issued_at < a.not_before then 'SIGNED_OUT'
              else 'LIVE'
            end
       from sixwalk.account a where a.id = account),
    'UNKNOWN');
alter function sixwalk.account_state(uuid, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.account_state(uuid, timestamptz) from public;
grant execute on function sixwalk.account_state(uuid, timestamptz) to sixwalk_app, "${login}";

-- Redeeming happens before anyone is known: one narrow door, one winner a use.
create function sixwalk.redeem_invitation(hash bytea, at timestamptz)
  returns table (account_id uuid, kind text)
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  with used as (
    update sixwalk.invitation i
       set uses_left = i.uses_left - 1
     where i.code_hash = hash and i.uses_left > 0 and i.expires_at > at
    returning i.account_id)
  select a.id, a.kind
    from used join sixwalk.account a on a.id = used.account_id
   where a.disabled_at is null and a.erased_at is null;
end;
alter function sixwalk.redeem_invitation(bytea, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.redeem_invitation(bytea, timestamptz) from public;
grant execute on function sixwalk.redeem_invitation(bytea, timestamptz) to sixwalk_app;

-- An empty server gets its first study and its first admin from a command that holds the owner's login.
create function sixwalk.found_study(
    new_study uuid, study_code text, study_name text, is_synthetic boolean, site uuid, site_code text, site_name text,
    admin uuid, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into sixwalk.study (id, code, name, synthetic, created_at)
    values (new_study, study_code, study_name, is_synthetic, at);
  insert into sixwalk.site (study_id, id, code, name) values (new_study, site, site_code, site_name);
  insert into sixwalk.account (id, kind, created_at) values (admin, 'STAFF', at) on conflict do nothing;
  insert into sixwalk.staff_role (account_id, id, study_id, role, created_at)
    values (admin, gen_random_uuid(), new_study, 'STUDY_ADMIN', at);
end
$$;
alter function sixwalk.found_study(uuid, text, text, boolean, uuid, text, text, uuid, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.found_study(uuid, text, text, boolean, uuid, text, text, uuid, timestamptz) from public;
grant execute on function sixwalk.found_study(uuid, text, text, boolean, uuid, text, text, uuid, timestamptz) to current_user;

-- Walls -------------------------------------------------------------------------------------

call sixwalk.wall('sixwalk.study');
call sixwalk.wall('sixwalk.site');
call sixwalk.wall('sixwalk.threshold');
call sixwalk.wall('sixwalk.visit_window');
call sixwalk.wall('sixwalk.account');
call sixwalk.wall('sixwalk.staff_role');
call sixwalk.wall('sixwalk.participant');
call sixwalk.wall('sixwalk.caregiver_grant');
call sixwalk.wall('sixwalk.participant_key');
call sixwalk.wall('sixwalk.invitation');

grant insert on sixwalk.study, sixwalk.site, sixwalk.account, sixwalk.staff_role to sixwalk_guard;
grant update (uses_left) on sixwalk.invitation to sixwalk_guard;
create policy guard_founds on sixwalk.study for insert to sixwalk_guard with check (true);
create policy guard_founds on sixwalk.site for insert to sixwalk_guard with check (true);
create policy guard_founds on sixwalk.account for insert to sixwalk_guard with check (true);
create policy guard_founds on sixwalk.staff_role for insert to sixwalk_guard with check (true);
create policy guard_redeems on sixwalk.invitation for update to sixwalk_guard using (true);

grant select on all tables in schema sixwalk to sixwalk_app;
grant insert, update on sixwalk.study, sixwalk.site, sixwalk.participant to sixwalk_app;
grant insert, update, delete on sixwalk.visit_window to sixwalk_app;
grant insert on sixwalk.threshold, sixwalk.account, sixwalk.staff_role, sixwalk.caregiver_grant,
  sixwalk.participant_key, sixwalk.invitation to sixwalk_app;
grant update (not_before, disabled_at) on sixwalk.account to sixwalk_app;
grant update (ends_at, revoked_at) on sixwalk.caregiver_grant to sixwalk_app;
grant update (ended_at) on sixwalk.staff_role to sixwalk_app;
revoke select on sixwalk.invitation from sixwalk_app;

-- Catalogues: read by everyone of the study, written by its admins.
create policy of_my_study on sixwalk.study for select to sixwalk_app
  using (id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.study for update to sixwalk_app
  using (id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy of_my_study on sixwalk.site for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.site for all to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy of_my_study on sixwalk.threshold for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.threshold for insert to sixwalk_app
  with check (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy of_my_study on sixwalk.visit_window for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.visit_window for all to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));

-- Accounts and memberships.
create policy own on sixwalk.account for select to sixwalk_app using (id = (select sixwalk.actor()));
create policy by_staff on sixwalk.account for insert to sixwalk_app
  with check (exists (select from sixwalk.actor_study
                       where role in ('STUDY_ADMIN', 'COORDINATOR')
                          or (role = 'PARTICIPANT' and account.kind = 'CAREGIVER')));
create policy own on sixwalk.staff_role for select to sixwalk_app using (account_id = (select sixwalk.actor()));
create policy by_admin on sixwalk.staff_role for all to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));

-- People.
create policy own on sixwalk.participant for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy staffed on sixwalk.participant for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant));
create policy followed on sixwalk.participant for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.followed_participant));
create policy enrolled_by_staff on sixwalk.participant for insert to sixwalk_app
  with check (exists (select from sixwalk.actor_study s
                       where s.study_id = participant.study_id and s.role in ('STUDY_ADMIN', 'COORDINATOR')
                         and (s.site_id is null or s.site_id = participant.site_id)));
create policy changed_by_staff on sixwalk.participant for update to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant));

create policy own on sixwalk.caregiver_grant for all to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy mine on sixwalk.caregiver_grant for select to sixwalk_app
  using (caregiver_id = (select sixwalk.actor()));
create policy staffed on sixwalk.caregiver_grant for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant));

create policy own on sixwalk.participant_key for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy staffed on sixwalk.participant_key for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.staffed_participant
                             where role in ('COORDINATOR', 'CLINICIAN')));
create policy enrolled_by_staff on sixwalk.participant_key for insert to sixwalk_app
  with check (participant_id in (select participant_id from sixwalk.staffed_participant
                                  where role in ('STUDY_ADMIN', 'COORDINATOR')));

create policy by_staff on sixwalk.invitation for insert to sixwalk_app
  with check (account_id in (select participant_id from sixwalk.staffed_participant
                              where role in ('STUDY_ADMIN', 'COORDINATOR')));
create policy by_participant on sixwalk.invitation for insert to sixwalk_app
  with check (account_id in (select caregiver_id from sixwalk.caregiver_grant
                              where participant_id = (select sixwalk.actor())));
create policy by_admin on sixwalk.invitation for insert to sixwalk_app
  with check (account_id in (select account_id from sixwalk.staff_role));
