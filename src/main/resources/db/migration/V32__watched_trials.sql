-- The trials that a participant keeps an eye on, and what has become of them.
create table sixwalk.watched_trial (
  participant_id  uuid not null,
  id              uuid not null,
  number          text not null,
  trust_class     text not null,             -- as it was last told to the person
  openness        text not null,
  watched_from    timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, number)
);
create index watched_trial_by_number on sixwalk.watched_trial (number);

-- Things to read when one has time. Nothing in here is ever an alarm.
create table sixwalk.feed_item (
  participant_id  uuid not null,
  id              uuid not null,
  kind            text not null,
  happened_at     timestamptz not null,
  detail          jsonb not null,
  primary key (participant_id, id)
);
create index feed_item_by_time on sixwalk.feed_item (participant_id, happened_at desc, id desc);

call sixwalk.wall('sixwalk.watched_trial');
call sixwalk.wall('sixwalk.feed_item');
grant select, insert, delete on sixwalk.watched_trial to sixwalk_app;
grant update (trust_class, openness) on sixwalk.watched_trial to sixwalk_app;
grant select on sixwalk.feed_item to sixwalk_app;
create policy own on sixwalk.watched_trial for all to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create policy own on sixwalk.feed_item for select to sixwalk_app
  using (participant_id = (select sixwalk.actor()));

-- Which numbers somebody watches; not who.
create function sixwalk.watched_numbers() returns setof text
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct w.number from sixwalk.watched_trial w where registry.may_write();
end;
alter function sixwalk.watched_numbers() owner to sixwalk_guard;
revoke all on function sixwalk.watched_numbers() from public;
grant execute on function sixwalk.watched_numbers() to sixwalk_app;

-- After an import: whoever watches the number and was told something else gets an item to read.
create function sixwalk.tell_watchers(trial text, new_class text, new_openness text, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  told integer;
begin
  if not registry.may_write() then
    raise exception 'only the server and study admins tell watchers' using errcode = 'insufficient_privilege';
  end if;
  with changed as (
    select w.participant_id, w.id, w.trust_class, w.openness from sixwalk.watched_trial w
     where w.number = trial and (w.trust_class, w.openness) is distinct from (new_class, new_openness)
       for update),
  items as (
    insert into sixwalk.feed_item (participant_id, id, kind, happened_at, detail)
    select c.participant_id, gen_random_uuid(), 'TRIAL_CHANGED', at,
           jsonb_build_object('number', trial, 'classBefore', c.trust_class, 'classNow', new_class,
                              'opennessBefore', c.openness, 'opennessNow', new_openness)
      from changed c)
  update sixwalk.watched_trial w set trust_class = new_class, openness = new_openness
    from changed c where w.participant_id = c.participant_id and w.id = c.id;
  get diagnostics told = row_count;
  return told;
end
$$;
alter function sixwalk.tell_watchers(text, text, text, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.tell_watchers(text, text, text, timestamptz) from public;
grant execute on function sixwalk.tell_watchers(text, text, text, timestamptz) to sixwalk_app;
grant update (trust_class, openness) on sixwalk.watched_trial to sixwalk_guard;
grant insert on sixwalk.feed_item to sixwalk_guard;
create policy guard_updates on sixwalk.watched_trial for update to sixwalk_guard using (true);
create policy guard_tells on sixwalk.feed_item for insert to sixwalk_guard with check (true);
