-- What a study admin decides beyond the rules of the walk: who approved the study and until when,
-- what happens to records that arrive late, and whether the law forbids erasing.
--
-- Two more roles:
--   sixwalk_eraser   owns the functions that erase, restore and re-wrap; nobody signs in as it
--   sixwalk_keeper   may call those of them that need no actor: the application's housekeeping
do $$
begin
  if not exists (select from pg_roles where rolname = 'sixwalk_eraser') then
    create role sixwalk_eraser nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'sixwalk_keeper') then
    create role sixwalk_keeper nologin;
  end if;
end
$$;
grant sixwalk_eraser, sixwalk_keeper to current_user;
grant sixwalk_keeper to "${login}";
grant usage on schema sixwalk, identity, allocation, audit to sixwalk_eraser, sixwalk_keeper;
grant create on schema sixwalk to sixwalk_eraser;

alter table sixwalk.study
  add column registry_number      text,
  add column irb_name             text,
  add column irb_approval_number  text,
  add column irb_approved_on      date,
  add column irb_expires_on       date,
  add column erasure_restricted   boolean not null default false,
  add column late_records         text not null default 'STORE_FLAGGED'
                                  check (late_records in ('STORE_FLAGGED', 'REFUSE')),
  add check (irb_approved_on is null or irb_expires_on is null or irb_approved_on <= irb_expires_on);
alter table sixwalk.site add column revision integer not null default 0;
alter table sixwalk.staff_role add column label text;

-- A further study is created by someone who is an admin already, and becomes its admin.
create function sixwalk.create_study(
    new_study uuid, study_code text, study_name text, is_synthetic boolean, site uuid, site_code text,
    site_name text, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not exists (select from sixwalk.staff_role r
                  where r.account_id = sixwalk.actor() and r.ended_at is null and r.role = 'STUDY_ADMIN') then
    raise exception 'only a study admin creates a study' using errcode = 'insufficient_privilege';
  end if;
  insert into sixwalk.study (id, code, name, synthetic, created_at)
    values (new_study, study_code, study_name, is_synthetic, at);
  insert into sixwalk.site (study_id, id, code, name) values (new_study, site, site_code, site_name);
  insert into sixwalk.staff_role (account_id, id, study_id, role, created_at)
    values (sixwalk.actor(), gen_random_uuid(), new_study, 'STUDY_ADMIN', at);
end
$$;
alter function sixwalk.create_study(uuid, text, text, boolean, uuid, text, text, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.create_study(uuid, text, text, boolean, uuid, text, text, timestamptz) from public;
grant execute on function sixwalk.create_study(uuid, text, text, boolean, uuid, text, text, timestamptz) to sixwalk_app;

-- The way in for an admin who was founded by a command: only the owner's login may call this.
create function sixwalk.invite_founder(invitation uuid, founder uuid, hash bytea, at timestamptz, until timestamptz)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not exists (select from sixwalk.staff_role r
                  where r.account_id = founder and r.ended_at is null and r.role = 'STUDY_ADMIN') then
    raise exception 'not a study admin' using errcode = 'no_data_found';
  end if;
  insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
    values (invitation, founder, hash, at, until, 1);
end
$$;
alter function sixwalk.invite_founder(uuid, uuid, bytea, timestamptz, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.invite_founder(uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function sixwalk.invite_founder(uuid, uuid, bytea, timestamptz, timestamptz) to current_user;

-- After the approval has expired nobody is enrolled, whatever the application thinks.
create policy while_approved on sixwalk.participant as restrictive for insert to sixwalk_app
  with check (exists (select from sixwalk.study s
                       where s.id = participant.study_id
                         and (s.irb_expires_on is null or s.irb_expires_on >= participant.enrolled_on)
                         and (s.irb_expires_on is null or s.irb_expires_on >= (now() at time zone participant.study_zone)::date)));
