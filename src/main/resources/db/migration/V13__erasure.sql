-- Erasing a person: every row of theirs goes at once, in whatever table a feature keeps it, and the
-- wrapped key with them. What backups still hold becomes unreadable when the epoch's key is destroyed.

-- A person's tables: those of our schemas with a participant_id. Asked of the catalogue, so that a
-- feature that is added later is not forgotten.
create view sixwalk.person_table as
  select c.oid::regclass as name, n.nspname as schema_name, c.relname as table_name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'participant_id' and not a.attisdropped
   where n.nspname in ('sixwalk', 'identity', 'allocation') and c.relkind in ('r', 'p') and not c.relispartition;
grant select on sixwalk.person_table to sixwalk_eraser, sixwalk_guard, sixwalk_app;

-- The wall also lets the eraser through, in the tables that are there and in those to come.
create or replace procedure sixwalk.wall(person_table regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', person_table);
  execute format('alter table %s force row level security', person_table);
  execute format('grant select on %s to sixwalk_guard', person_table);
  execute format('create policy guard_sees on %s for select to sixwalk_guard using (true)', person_table);
  execute format('grant select, insert, delete on %s to sixwalk_eraser', person_table);
  execute format('create policy eraser_works on %s for all to sixwalk_eraser using (true) with check (true)', person_table);
end
$$;
do $$
declare
  walled regclass;
begin
  for walled in select polrelid::regclass from pg_policy where polname = 'guard_sees'
                   and polrelid not in ('audit.entry'::regclass, 'audit.head'::regclass)
  loop
    execute format('grant select, insert, delete on %s to sixwalk_eraser', walled);
    execute format('create policy eraser_works on %s for all to sixwalk_eraser using (true) with check (true)', walled);
  end loop;
end
$$;
grant update on sixwalk.account, sixwalk.participant, sixwalk.caregiver_grant, sixwalk.participant_key to sixwalk_eraser;
grant execute on function sixwalk.actor() to sixwalk_eraser;

-- Whether the actor may have this person erased: oneself, or an admin of the study.
create function sixwalk.may_erase(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return person = sixwalk.actor() or exists (
    select from sixwalk.participant p
      join sixwalk.staff_role r on r.study_id = p.study_id
     where p.participant_id = person and r.account_id = sixwalk.actor() and r.role = 'STUDY_ADMIN' and r.ended_at is null);
alter function sixwalk.may_erase(uuid) owner to sixwalk_eraser;
revoke all on function sixwalk.may_erase(uuid) from public;

-- Erases, or restricts where law keeps the study from erasing. Answers ERASED, RESTRICTED, or null.
create function sixwalk.erase_participant(person uuid, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  restricted boolean;
begin
  if not sixwalk.may_erase(person) then
    raise exception 'not allowed to erase' using errcode = 'insufficient_privilege';
  end if;
  select s.erasure_restricted into restricted
    from sixwalk.participant p join sixwalk.study s on s.id = p.study_id
   where p.participant_id = person for update of p;
  if not found then
    return null;
  end if;
  update sixwalk.caregiver_grant g set revoked_at = coalesce(g.revoked_at, at), end_reason = coalesce(g.end_reason, 'ERASURE')
   where g.participant_id = person;
  if restricted then
    update sixwalk.participant p
       set restricted_at = coalesce(p.restricted_at, at), withdrawn_at = coalesce(p.withdrawn_at, at),
           withdrawn_on = coalesce(p.withdrawn_on, (at at time zone p.study_zone)::date), revision = p.revision + 1
     where p.participant_id = person;
    return 'RESTRICTED';
  end if;
  perform sixwalk.erase_again(person, at);
  return 'ERASED';
end
$$;
alter function sixwalk.erase_participant(uuid, timestamptz) owner to sixwalk_eraser;
revoke all on function sixwalk.erase_participant(uuid, timestamptz) from public;
grant execute on function sixwalk.erase_participant(uuid, timestamptz) to sixwalk_app;

-- Epochs -------------------------------------------------------------------------------------

-- The keys themselves are in files; this says which epoch takes no new keys any more.
create table sixwalk.key_epoch (
  epoch         integer primary key,
  closed_at     timestamptz not null,
  destroyed_at  timestamptz
);
call sixwalk.wall('sixwalk.key_epoch');
grant update on sixwalk.key_epoch to sixwalk_eraser;
create policy nothing on sixwalk.key_epoch for select to sixwalk_app using (false);

-- A key that is being added under an epoch that is being closed would be lost with it: the shared
-- lock makes closing wait for those on their way, and the check refuses those that come later.
create function sixwalk.refuse_closed_epoch() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock_shared(7361707, new.epoch);
  if exists (select from sixwalk.key_epoch e where e.epoch = new.epoch) then
    raise exception 'the epoch % is closed', new.epoch using errcode = '57P03';
  end if;
  return new;
end
$$;
alter function sixwalk.refuse_closed_epoch() owner to sixwalk_guard;
revoke all on function sixwalk.refuse_closed_epoch() from public;
create trigger open_epoch before insert or update of epoch on sixwalk.participant_key
  for each row execute function sixwalk.refuse_closed_epoch();

create function sixwalk.close_epochs(before integer, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  old integer;
begin
  for old in 1 .. before - 1 loop
    perform pg_advisory_xact_lock(7361707, old);
    insert into sixwalk.key_epoch (epoch, closed_at) values (old, at) on conflict do nothing;
  end loop;
end
$$;

-- What is still under an older epoch: wrapped keys, and sealed identities for the index.
create function sixwalk.keys_before(next_epoch integer, most integer)
  returns table (participant_id uuid, study_id uuid, epoch integer, wrapped bytea, identity bytea)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select k.participant_id, p.study_id, k.epoch, k.wrapped, i.sealed
    from sixwalk.participant_key k
    join sixwalk.participant p on p.participant_id = k.participant_id
    left join identity.person i on i.participant_id = k.participant_id
   where k.epoch < next_epoch
      or exists (select from identity.person_index x where x.participant_id = k.participant_id and x.epoch < next_epoch)
   order by k.participant_id limit most;
end;

-- Puts a key under the next epoch; an erased person is not there any more and stays erased.
create function sixwalk.rewrap_key(
    person uuid, old_epoch integer, next_epoch integer, next_wrapped bytea, kinds text[], macs bytea[]) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update sixwalk.participant_key k set epoch = next_epoch, wrapped = next_wrapped
   where k.participant_id = person and k.epoch = old_epoch;
  if not found then
    return false;
  end if;
  delete from identity.person_index i where i.participant_id = person;
  insert into identity.person_index (participant_id, id, kind, epoch, mac)
    select person, gen_random_uuid(), x.kind, next_epoch, x.mac from unnest(kinds, macs) as x (kind, mac);
  return true;
end
$$;

create function sixwalk.epoch_destroyed(old_epoch integer, at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update sixwalk.key_epoch e set destroyed_at = at where e.epoch = old_epoch and e.destroyed_at is null;
end;

-- The wrapped keys of everyone who lives, for the key book outside the database.
create function sixwalk.living_keys() returns table (participant_id uuid, epoch integer, wrapped bytea)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select k.participant_id, k.epoch, k.wrapped from sixwalk.participant_key k order by k.participant_id;
end;

-- After an old copy was restored: the living get the key of the key book; nobody else is added.
create function sixwalk.restore_key(person uuid, next_epoch integer, next_wrapped bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update sixwalk.participant_key k set epoch = next_epoch, wrapped = next_wrapped
   where k.participant_id = person and k.epoch < next_epoch;
  return found;
end
$$;

-- A restored copy brings back whom it held. Who had been erased since is erased again.
create function sixwalk.erase_again(person uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  person_table regclass;
begin
  for person_table in select t.name from sixwalk.person_table t order by t.name::text loop
    execute format('delete from %s where participant_id = $1', person_table) using person;
  end loop;
  delete from sixwalk.invitation i where i.account_id = person;
  delete from sixwalk.short_code s where s.account_id = person;
  update sixwalk.account a set erased_at = coalesce(a.erased_at, at) where a.id = person;
  return found;
end
$$;

alter function sixwalk.erase_again(uuid, timestamptz) owner to sixwalk_eraser;
alter function sixwalk.close_epochs(integer, timestamptz) owner to sixwalk_eraser;
alter function sixwalk.keys_before(integer, integer) owner to sixwalk_eraser;
alter function sixwalk.rewrap_key(uuid, integer, integer, bytea, text[], bytea[]) owner to sixwalk_eraser;
alter function sixwalk.epoch_destroyed(integer, timestamptz) owner to sixwalk_eraser;
alter function sixwalk.living_keys() owner to sixwalk_eraser;
alter function sixwalk.restore_key(uuid, integer, bytea) owner to sixwalk_eraser;
revoke all on function sixwalk.erase_again(uuid, timestamptz), sixwalk.close_epochs(integer, timestamptz), sixwalk.keys_before(integer, integer),
  sixwalk.rewrap_key(uuid, integer, integer, bytea, text[], bytea[]), sixwalk.epoch_destroyed(integer, timestamptz),
  sixwalk.living_keys(), sixwalk.restore_key(uuid, integer, bytea) from public;
grant execute on function sixwalk.erase_again(uuid, timestamptz), sixwalk.close_epochs(integer, timestamptz), sixwalk.keys_before(integer, integer),
  sixwalk.rewrap_key(uuid, integer, integer, bytea, text[], bytea[]), sixwalk.epoch_destroyed(integer, timestamptz),
  sixwalk.living_keys(), sixwalk.restore_key(uuid, integer, bytea),
  audit.append(text, timestamptz, text, text, text, uuid, text, jsonb) to sixwalk_keeper;
