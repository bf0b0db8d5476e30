-- Reminders: what a person wishes, what was rung, and where it arrived. A reminder says that there is
-- something to do on a day, and nothing else.
create table sixwalk.reminder_setting (
  participant_id  uuid primary key,
  opted_out       boolean not null,
  remind_at       time not null,
  quiet_from      time not null,
  quiet_to        time not null,
  zone            text,                       -- whose clock; null: the study zone's
  language        text,                       -- null: the language in which the person last asked
  changed_at      timestamptz not null
);

-- Where a browser or an app takes messages: the address is a secret of its own, so it is sealed.
create table sixwalk.push_subscription (
  participant_id  uuid not null,
  id              uuid not null,              -- the device's; of a sign-in without one, the person's
  sealed          bytea not null,
  language        text not null,
  made_at         timestamptz not null,
  check_at        timestamptz not null default '-infinity',  -- when a reminder may next be due
  primary key (participant_id, id)
);
create index push_subscription_by_check on sixwalk.push_subscription (check_at);

create table sixwalk.reminder (
  participant_id  uuid not null,
  id              uuid not null,
  due_on          date not null,              -- in the study zone: at most one a day
  made_at         timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, due_on)
);

create table sixwalk.reminder_delivery (
  participant_id  uuid not null,
  id              uuid not null,
  reminder_id     uuid not null,
  channel         text not null check (channel in ('FEED', 'PUSH')),
  target_id       uuid not null,              -- the device that fetched it, or the subscription
  state           text not null check (state in ('FETCHED', 'WAITING', 'SENT', 'GONE', 'FAILED', 'EXPIRED')),
  tries           integer not null default 0,
  next_try_at     timestamptz,
  http_status     integer,                    -- of the push service's last answer
  changed_at      timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, reminder_id, channel, target_id),
  check ((state = 'WAITING') = (next_try_at is not null))
);
create index reminder_delivery_waiting on sixwalk.reminder_delivery (next_try_at) where state = 'WAITING';

call sixwalk.wall('sixwalk.reminder_setting');
call sixwalk.wall('sixwalk.push_subscription');
call sixwalk.wall('sixwalk.reminder');
call sixwalk.wall('sixwalk.reminder_delivery');

-- All of it is the person's own business: no staff and no caregiver reads it.
grant select, insert, update on sixwalk.reminder_setting to sixwalk_app;
grant select, insert, update, delete on sixwalk.push_subscription to sixwalk_app;
grant select, insert on sixwalk.reminder, sixwalk.reminder_delivery to sixwalk_app;
create policy own on sixwalk.reminder_setting for all to sixwalk_app using (participant_id = (select sixwalk.actor()));
create policy own on sixwalk.push_subscription for all to sixwalk_app using (participant_id = (select sixwalk.actor()));
create policy own on sixwalk.reminder for all to sixwalk_app using (participant_id = (select sixwalk.actor()));
create policy own on sixwalk.reminder_delivery for all to sixwalk_app using (participant_id = (select sixwalk.actor()));

-- Housekeeping: who has a subscription and may be due, with what the rule needs.
create function sixwalk.push_candidates(at timestamptz, most integer)
  returns table (participant_id uuid, input jsonb, plans jsonb, windows jsonb, remind_at time, quiet_from time,
                 quiet_to time, zone text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select p.participant_id, sixwalk.adherence_of(p.participant_id),
         (select jsonb_agg(to_jsonb(y) order by y.version) from sixwalk.study_plan y where y.study_id = p.study_id),
         (select jsonb_agg(to_jsonb(w) order by w.position) from sixwalk.visit_window w where w.study_id = p.study_id),
         t.remind_at, t.quiet_from, t.quiet_to, t.zone
    from sixwalk.participant p
    left join sixwalk.reminder_setting t on t.participant_id = p.participant_id
   where p.participant_id in (select s.participant_id from sixwalk.push_subscription s where s.check_at <= at)
     and coalesce(not t.opted_out, true) and p.restricted_at is null and p.withdrawn_on is null and p.died_on is null
   order by p.participant_id limit most;
end;

-- Rings: once for a person and a day, to every subscription whose device was not revoked.
create function sixwalk.ring(person uuid, day date, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  made uuid;
begin
  insert into sixwalk.reminder (participant_id, id, due_on, made_at) values (person, gen_random_uuid(), day, at)
    on conflict (participant_id, due_on) do nothing returning id into made;
  if made is null then
    return false;
  end if;
  insert into sixwalk.reminder_delivery (participant_id, id, reminder_id, channel, target_id, state, next_try_at, changed_at)
  select s.participant_id, gen_random_uuid(), made, 'PUSH', s.id, 'WAITING', at, at
    from sixwalk.push_subscription s
   where s.participant_id = person
     and not exists (select from sixwalk.device d
                      where d.account_id = s.participant_id and d.id = s.id and d.revoked_at is not null);
  return true;
end
$$;

create function sixwalk.check_reminder_at(person uuid, next_check timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update sixwalk.push_subscription s set check_at = next_check where s.participant_id = person;
end;

-- Takes deliveries to send, each for the time of the lease: another run takes others. What was fetched
-- meanwhile, or is older than half a day, is not sent any more.
create function sixwalk.claim_pushes(at timestamptz, lease interval, most integer)
  returns table (participant_id uuid, delivery_id uuid, target_id uuid, tries integer, sealed bytea, epoch integer,
                 wrapped bytea, language text, quiet_from time, quiet_to time, zone text)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update sixwalk.reminder_delivery d
     set state = 'EXPIRED', next_try_at = null, changed_at = at
   where d.state = 'WAITING' and d.next_try_at <= at
     and exists (select from sixwalk.reminder r
                  where r.participant_id = d.participant_id and r.id = d.reminder_id
                    and (r.made_at < at - interval '12 hours'
                         or exists (select from sixwalk.reminder_delivery f
                                     where f.participant_id = r.participant_id and f.reminder_id = r.id
                                       and f.channel = 'FEED')));
  return query
    with mine as (
      select d.participant_id, d.id from sixwalk.reminder_delivery d
       where d.state = 'WAITING' and d.next_try_at <= at
       order by d.next_try_at limit most for update skip locked),
    taken as (
      update sixwalk.reminder_delivery d
         set next_try_at = at + lease, tries = d.tries + 1, changed_at = at
        from mine m where m.participant_id = d.participant_id and m.id = d.id
      returning d.participant_id, d.id, d.target_id, d.tries)
    select t.participant_id, t.id, t.target_id, t.tries, s.sealed, k.epoch, k.wrapped,
           coalesce(w.language, s.language), coalesce(w.quiet_from, '21:00'), coalesce(w.quiet_to, '08:00'),
           coalesce(w.zone, p.study_zone)
      from taken t
      join sixwalk.participant p on p.participant_id = t.participant_id
      join sixwalk.participant_key k on k.participant_id = t.participant_id
      join sixwalk.push_subscription s on s.participant_id = t.participant_id and s.id = t.target_id
      left join sixwalk.reminder_setting w on w.participant_id = t.participant_id
     where coalesce(not w.opted_out, true);
end
$$;

-- What became of it. A subscription that the push service does not know any more goes with it.
create function sixwalk.record_push(
    person uuid, delivery uuid, outcome text, status integer, retry_at timestamptz, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  target uuid;
begin
  update sixwalk.reminder_delivery d
     set state = outcome, http_status = status, next_try_at = retry_at, changed_at = at
   where d.participant_id = person and d.id = delivery and d.state = 'WAITING'
  returning d.target_id into target;
  if outcome = 'GONE' then
    delete from sixwalk.push_subscription s where s.participant_id = person and s.id = target;
  end if;
end
$$;

alter function sixwalk.push_candidates(timestamptz, integer) owner to sixwalk_guard;
alter function sixwalk.ring(uuid, date, timestamptz) owner to sixwalk_guard;
alter function sixwalk.check_reminder_at(uuid, timestamptz) owner to sixwalk_guard;
alter function sixwalk.claim_pushes(timestamptz, interval, integer) owner to sixwalk_guard;
alter function sixwalk.record_push(uuid, uuid, text, integer, timestamptz, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.push_candidates(timestamptz, integer), sixwalk.ring(uuid, date, timestamptz),
  sixwalk.check_reminder_at(uuid, timestamptz), sixwalk.claim_pushes(timestamptz, interval, integer),
  sixwalk.record_push(uuid, uuid, text, integer, timestamptz, timestamptz) from public;
grant execute on function sixwalk.push_candidates(timestamptz, integer), sixwalk.ring(uuid, date, timestamptz),
  sixwalk.check_reminder_at(uuid, timestamptz), sixwalk.claim_pushes(timestamptz, interval, integer),
  sixwalk.record_push(uuid, uuid, text, integer, timestamptz, timestamptz) to sixwalk_keeper;
grant insert on sixwalk.reminder to sixwalk_guard;
grant insert, update on sixwalk.reminder_delivery to sixwalk_guard;
grant update, delete on sixwalk.push_subscription to sixwalk_guard;
create policy guard_rings on sixwalk.reminder for insert to sixwalk_guard with check (true);
create policy guard_delivers on sixwalk.reminder_delivery for insert to sixwalk_guard with check (true);
create policy guard_follows on sixwalk.reminder_delivery for update to sixwalk_guard using (true);
create policy guard_checks on sixwalk.push_subscription for update to sixwalk_guard using (true);
create policy guard_removes on sixwalk.push_subscription for delete to sixwalk_guard using (true);
