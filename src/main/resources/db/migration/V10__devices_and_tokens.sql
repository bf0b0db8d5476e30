-- Devices, the sign-ins bound to them, and staff who come from the organisation's provider.

-- Only the thumbprint of a device's key is kept. A revoked key is never bound again.
create table sixwalk.device (
  account_id      uuid not null references sixwalk.account,
  id              uuid not null,
  key_thumbprint  bytea not null check (octet_length(key_thumbprint) = 32),
  kind            text not null check (kind in ('PHONE', 'TABLET', 'COMPUTER')),
  bound_at        timestamptz not null,
  last_used_at    timestamptz not null,
  revoked_at      timestamptz,
  primary key (account_id, id),
  unique (account_id, key_thumbprint)
);

-- The refresh tokens of one sign-in on one device. Of each token only the SHA-256 is kept, and only
-- of the newest and the one before it: what is older counts as used again.
create table sixwalk.token_family (
  account_id     uuid not null references sixwalk.account,
  id             uuid not null,
  device_id      uuid not null,
  invitation_id  uuid not null,
  started_at     timestamptz not null,
  expires_at     timestamptz not null,
  generation     integer not null default 0 check (generation >= 0),
  newest_hash    bytea not null check (octet_length(newest_hash) = 32),
  former_hash    bytea check (octet_length(former_hash) = 32),
  ended_at       timestamptz,
  end_reason     text check (end_reason in ('REUSED', 'REVOKED', 'REPLACED', 'SIGNED_OUT', 'DISABLED')),
  primary key (account_id, id),
  foreign key (account_id, device_id) references sixwalk.device (account_id, id) on delete cascade,
  check ((ended_at is null) = (end_reason is null))
);
create index token_family_by_device on sixwalk.token_family (account_id, device_id);

-- A proof of possession is good once; remembered for as long as it could be good.
create table sixwalk.used_proof (
  key_thumbprint  bytea not null,
  proof_id        bytea not null,
  forget_at       timestamptz not null,
  primary key (key_thumbprint, proof_id)
);
create index used_proof_by_time on sixwalk.used_proof (forget_at);

-- Who a person at the organisation's provider is here: SHA-256 of issuer and subject.
create table sixwalk.provider_account (
  subject_hash  bytea primary key check (octet_length(subject_hash) = 32),
  account_id    uuid not null references sixwalk.account
);

alter table sixwalk.staff_role add column source text not null default 'SIXWALK'
  check (source in ('SIXWALK', 'PROVIDER'));

call sixwalk.wall('sixwalk.device');
call sixwalk.wall('sixwalk.token_family');
call sixwalk.wall('sixwalk.used_proof');
call sixwalk.wall('sixwalk.provider_account');

-- Of these two the application sees nothing, whatever is granted one day.
create policy nobody on sixwalk.used_proof for all to sixwalk_app using (false);
create policy nobody on sixwalk.provider_account for all to sixwalk_app using (false);

grant select, update (revoked_at) on sixwalk.device to sixwalk_app;
grant select (account_id, id, device_id, ended_at), update (ended_at, end_reason) on sixwalk.token_family to sixwalk_app;
create policy own on sixwalk.device for all to sixwalk_app using (account_id = (select sixwalk.actor()));
create policy own on sixwalk.token_family for all to sixwalk_app using (account_id = (select sixwalk.actor()));
create policy staffed on sixwalk.device for all to sixwalk_app
  using (account_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));
create policy staffed on sixwalk.token_family for all to sixwalk_app
  using (account_id in (select participant_id from sixwalk.staffed_participant where role = 'COORDINATOR'));

grant insert, update on sixwalk.device, sixwalk.token_family to sixwalk_guard;
grant insert, delete on sixwalk.used_proof to sixwalk_guard;
grant insert on sixwalk.provider_account, sixwalk.invitation to sixwalk_guard;
grant update (ended_at) on sixwalk.staff_role to sixwalk_guard;
grant update (not_before, disabled_at) on sixwalk.account to sixwalk_guard;
create policy guard_binds on sixwalk.device for all to sixwalk_guard using (true);
create policy guard_rotates on sixwalk.token_family for all to sixwalk_guard using (true);
create policy guard_remembers on sixwalk.used_proof for all to sixwalk_guard using (true);
create policy guard_admits on sixwalk.provider_account for insert to sixwalk_guard with check (true);
create policy guard_invites on sixwalk.invitation for insert to sixwalk_guard with check (true);
create policy guard_ends on sixwalk.staff_role for update to sixwalk_guard using (true);
create policy guard_signs_out on sixwalk.account for update to sixwalk_guard using (true);

-- The state of an account and of the device that the token is bound to.
create function sixwalk.account_state(account uuid, token_issued_at timestamptz, device uuid) returns text
  language sql stable security definer set search_path = pg_catalog
  return (
    select case
             when s.state = 'LIVE' and device is not null and not exists (
               select from sixwalk.device d
                where d.account_id = account and d.id = device and d.revoked_at is null) then 'SIGNED_OUT'
             else s.state
           end
      from (select sixwalk.account_state(account, token_issued_at) as state) s);
alter function sixwalk.account_state(uuid, timestamptz, uuid) owner to sixwalk_guard;
revoke all on function sixwalk.account_state(uuid, timestamptz, uuid) from public;
grant execute on function sixwalk.account_state(uuid, timestamptz, uuid) to sixwalk_app, "${login}";

-- Redeems a code for a device: one winner a use. The same code with the same key again, while the
-- first token was never used, is an answer that got lost, and gets the same sign-in again.
create function sixwalk.redeem_for_device(
    hash bytea, at timestamptz, thumbprint bytea, used_proof_id bytea, forget_proof_at timestamptz,
    new_device uuid, device_kind text, new_family uuid, first_hash bytea, people_stay interval, staff_stay interval)
  returns table (outcome text, account uuid, account_kind text, device uuid, family uuid, kept_hash bytea)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  invited sixwalk.invitation;
  person sixwalk.account;
  known sixwalk.device;
  former sixwalk.token_family;
begin
  select * into invited from sixwalk.invitation i where i.code_hash = hash and i.expires_at > at for update;
  if not found then
    return;
  end if;
  select * into person from sixwalk.account a
   where a.id = invited.account_id and a.disabled_at is null and a.erased_at is null;
  if not found then
    return;
  end if;
  select * into known from sixwalk.device d where d.account_id = person.id and d.key_thumbprint = thumbprint;
  if known.revoked_at is not null then
    return query select 'DEVICE_REVOKED', person.id, person.kind, known.id, null::uuid, null::bytea;
    return;
  end if;
  select * into former from sixwalk.token_family f
   where f.account_id = person.id and f.device_id = known.id and f.invitation_id = invited.id
     and f.generation = 0 and f.ended_at is null
   order by f.started_at desc limit 1;
  if former.id is null and invited.uses_left < 1 then
    return;
  end if;
  insert into sixwalk.used_proof values (thumbprint, used_proof_id, forget_proof_at) on conflict do nothing;
  if not found then
    return query select 'REPLAYED', person.id, person.kind, known.id, null::uuid, null::bytea;
    return;
  end if;
  if former.id is not null then
    return query select 'REPEATED', person.id, person.kind, known.id, former.id, former.newest_hash;
    return;
  end if;
  update sixwalk.invitation i set uses_left = i.uses_left - 1 where i.id = invited.id;
  if known.id is null then
    insert into sixwalk.device (account_id, id, key_thumbprint, kind, bound_at, last_used_at)
      values (person.id, new_device, thumbprint, device_kind, at, at) returning * into known;
  end if;
  update sixwalk.token_family f set ended_at = at, end_reason = 'REPLACED'
   where f.account_id = person.id and f.device_id = known.id and f.ended_at is null;
  insert into sixwalk.token_family (account_id, id, device_id, invitation_id, started_at, expires_at, newest_hash)
    values (person.id, new_family, known.id, invited.id, at,
      at + case person.kind when 'STAFF' then staff_stay else people_stay end, first_hash);
  return query select 'BOUND', person.id, person.kind, known.id, new_family, first_hash;
end
$$;
alter function sixwalk.redeem_for_device(bytea, timestamptz, bytea, bytea, timestamptz, uuid, text, uuid, bytea, interval,
  interval) owner to sixwalk_guard;
revoke all on function sixwalk.redeem_for_device(bytea, timestamptz, bytea, bytea, timestamptz, uuid, text, uuid, bytea,
  interval, interval) from public;
grant execute on function sixwalk.redeem_for_device(bytea, timestamptz, bytea, bytea, timestamptz, uuid, text, uuid, bytea,
  interval, interval) to sixwalk_app;

-- Uses a refresh token that was issued here (its tag was checked). The row's lock makes one of many
-- at once the first; the others then see that they came second and get the same successor.
create function sixwalk.use_refresh_token(
    account uuid, family uuid, presented_generation integer, presented_hash bytea, successor_hash bytea,
    thumbprint bytea, used_proof_id bytea, forget_proof_at timestamptz, at timestamptz, people_stay interval)
  returns table (outcome text, account_kind text, device uuid)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  person sixwalk.account;
  used sixwalk.token_family;
  holder sixwalk.device;
begin
  select * into person from sixwalk.account a where a.id = account;
  if person.erased_at is not null then
    return query select 'ERASED', person.kind, null::uuid;
    return;
  end if;
  select * into used from sixwalk.token_family f where f.account_id = account and f.id = family for update;
  select * into holder from sixwalk.device d where d.account_id = account and d.id = used.device_id;
  if used.id is null or holder.key_thumbprint is distinct from thumbprint then
    return query select 'NOT_THIS_DEVICE', person.kind, null::uuid;
    return;
  end if;
  if used.ended_at is not null or holder.revoked_at is not null or person.disabled_at is not null
     or used.started_at < person.not_before or used.expires_at <= at then
    return query select 'ENDED', person.kind, holder.id;
    return;
  end if;
  insert into sixwalk.used_proof values (thumbprint, used_proof_id, forget_proof_at) on conflict do nothing;
  if not found then
    return query select 'REPLAYED', person.kind, holder.id;
    return;
  end if;
  if presented_generation = used.generation and presented_hash = used.newest_hash then
    update sixwalk.token_family f
       set generation = f.generation + 1, former_hash = f.newest_hash, newest_hash = successor_hash,
           expires_at = case person.kind when 'STAFF' then f.expires_at else at + people_stay end
     where f.account_id = account and f.id = family;
    update sixwalk.device d set last_used_at = at where d.account_id = account and d.id = holder.id;
    return query select 'ROTATED', person.kind, holder.id;
  elsif presented_generation = used.generation - 1 and presented_hash = used.former_hash
        and successor_hash = used.newest_hash then
    return query select 'REPEATED', person.kind, holder.id;
  elsif presented_generation < used.generation then
    update sixwalk.token_family f set ended_at = at, end_reason = 'REUSED'
     where f.account_id = account and f.id = family;
    return query select 'REUSED', person.kind, holder.id;
  else
    return query select 'ENDED', person.kind, holder.id;
  end if;
end
$$;
alter function sixwalk.use_refresh_token(uuid, uuid, integer, bytea, bytea, bytea, bytea, timestamptz, timestamptz,
  interval) owner to sixwalk_guard;
revoke all on function sixwalk.use_refresh_token(uuid, uuid, integer, bytea, bytea, bytea, bytea, timestamptz, timestamptz,
  interval) from public;
grant execute on function sixwalk.use_refresh_token(uuid, uuid, integer, bytea, bytea, bytea, bytea, timestamptz,
  timestamptz, interval) to sixwalk_app;

create function sixwalk.forget_proofs(at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  delete from sixwalk.used_proof p where p.forget_at < at;
end;
alter function sixwalk.forget_proofs(timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.forget_proofs(timestamptz) from public;
grant execute on function sixwalk.forget_proofs(timestamptz) to sixwalk_app;

-- Signs the actor out on every device.
create function sixwalk.sign_out_everywhere(at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update sixwalk.account a set not_before = greatest(a.not_before, at) where a.id = sixwalk.actor();
  update sixwalk.token_family f set ended_at = at, end_reason = 'SIGNED_OUT'
   where f.account_id = sixwalk.actor() and f.ended_at is null;
end
$$;
alter function sixwalk.sign_out_everywhere(timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.sign_out_everywhere(timestamptz) from public;
grant execute on function sixwalk.sign_out_everywhere(timestamptz) to sixwalk_app;

-- Disables a member of staff, or lets one in again. Only an admin of every study in which that person
-- has a role may: an account is one for all studies. Nobody disables themselves.
create function sixwalk.set_staff_enabled(staff uuid, study uuid, enabled boolean, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if staff = sixwalk.actor()
     or not exists (select from sixwalk.staff_role r
                     where r.account_id = staff and r.study_id = study and r.ended_at is null)
     or exists (select from sixwalk.staff_role r
                 where r.account_id = staff and r.ended_at is null
                   and not exists (select from sixwalk.staff_role mine
                                    where mine.account_id = sixwalk.actor() and mine.study_id = r.study_id
                                      and mine.role = 'STUDY_ADMIN' and mine.ended_at is null)) then
    return false;
  end if;
  update sixwalk.account a set disabled_at = case when enabled then null else coalesce(a.disabled_at, at) end
   where a.id = staff and a.kind = 'STAFF';
  if not enabled then
    update sixwalk.token_family f set ended_at = at, end_reason = 'DISABLED'
     where f.account_id = staff and f.ended_at is null;
    update sixwalk.account a set not_before = greatest(a.not_before, at) where a.id = staff;
  end if;
  return true;
end
$$;
alter function sixwalk.set_staff_enabled(uuid, uuid, boolean, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.set_staff_enabled(uuid, uuid, boolean, timestamptz) from public;
grant execute on function sixwalk.set_staff_enabled(uuid, uuid, boolean, timestamptz) to sixwalk_app;

-- Nobody may redeem what was sent to a phone that is lost.
create function sixwalk.void_invitations(person uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update sixwalk.invitation i set uses_left = 0
   where i.account_id = person
     and exists (select from sixwalk.staffed_participant s where s.participant_id = person and s.role = 'COORDINATOR');
end
$$;
alter function sixwalk.void_invitations(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.void_invitations(uuid) from public;
grant execute on function sixwalk.void_invitations(uuid) to sixwalk_app;

-- Admits a person whom the organisation's provider vouches for, with the roles that the provider's
-- groups give now. Roles given in Sixwalk itself are left alone.
--   wanted: [{"role": "..", "study": "..", "site": ".." or null}, ..]
create function sixwalk.admit_provider_staff(
    subject bytea, new_account uuid, wanted jsonb, at timestamptz, code_hash bytea, code_expires_at timestamptz)
  returns table (outcome text, account uuid, granted uuid[], ended uuid[])
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  person sixwalk.account;
  known jsonb;
  given uuid[];
  taken uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(subject, 'hex'), 10));
  select a.* into person from sixwalk.provider_account p join sixwalk.account a on a.id = p.account_id
   where p.subject_hash = subject;
  if person.disabled_at is not null or person.erased_at is not null then
    return query select 'DISABLED', person.id, null::uuid[], null::uuid[];
    return;
  end if;
  -- a group of a study or site that is not here gives nothing
  select coalesce(jsonb_agg(jsonb_build_object('role', w.role, 'study_id', s.id, 'site_id', t.id)), '[]') into known
    from jsonb_to_recordset(wanted) as w (role text, study text, site text)
    join sixwalk.study s on s.code = w.study
    left join sixwalk.site t on t.study_id = s.id and t.code = w.site
   where w.site is null or t.id is not null;
  if person.id is null then
    if known = '[]' then
      return query select 'NO_ROLE', null::uuid, null::uuid[], null::uuid[];
      return;
    end if;
    insert into sixwalk.account (id, kind, created_at) values (new_account, 'STAFF', at) returning * into person;
    insert into sixwalk.provider_account values (subject, person.id);
  end if;
  with gone as (
    update sixwalk.staff_role r set ended_at = at
     where r.account_id = person.id and r.source = 'PROVIDER' and r.ended_at is null
       and not exists (select from jsonb_to_recordset(known) as w (role text, study_id uuid, site_id uuid)
                        where w.role = r.role and w.study_id = r.study_id and w.site_id is not distinct from r.site_id)
    returning r.study_id)
  select array_agg(distinct g.study_id) into taken from gone g;
  with added as (
    insert into sixwalk.staff_role (account_id, id, study_id, site_id, role, created_at, source)
    select distinct on (w.role, w.study_id, w.site_id) person.id, gen_random_uuid(), w.study_id, w.site_id, w.role, at, 'PROVIDER'
      from jsonb_to_recordset(known) as w (role text, study_id uuid, site_id uuid)
     where not exists (select from sixwalk.staff_role r
                        where r.account_id = person.id and r.ended_at is null and r.source = 'PROVIDER'
                          and r.role = w.role and r.study_id = w.study_id and r.site_id is not distinct from w.site_id)
    returning study_id)
  select array_agg(distinct n.study_id) into given from added n;
  if not exists (select from sixwalk.staff_role r where r.account_id = person.id and r.ended_at is null) then
    update sixwalk.token_family f set ended_at = at, end_reason = 'REVOKED'
     where f.account_id = person.id and f.ended_at is null;
    return query select 'NO_ROLE', person.id, given, taken;
    return;
  end if;
  if code_hash is not null then
    insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
      values (gen_random_uuid(), person.id, admit_provider_staff.code_hash, at, code_expires_at, 1);
  end if;
  return query select 'ADMITTED', person.id, given, taken;
end
$$;
alter function sixwalk.admit_provider_staff(bytea, uuid, jsonb, timestamptz, bytea, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.admit_provider_staff(bytea, uuid, jsonb, timestamptz, bytea, timestamptz) from public;
grant execute on function sixwalk.admit_provider_staff(bytea, uuid, jsonb, timestamptz, bytea, timestamptz) to sixwalk_app;
