-- Signed statements of the heads of all chains, kept outside the database, and the narrow doors through
-- which the trail is verified. The database only remembers which statement came last and what each said.

-- Where a chain belongs, remembered beside it: an erased person has no row elsewhere any more.
--   stated_seq, stated_in   up to which entry a signed statement has named the chain, and which one
alter table audit.head
  add column study_id    uuid,
  add column site_id     uuid,
  add column stated_seq  bigint not null default 0,
  add column stated_in   bigint;
create index head_by_study on audit.head (study_id, site_id);
create index head_by_statement on audit.head (stated_in);
create index entry_by_time on audit.entry (at);

set role sixwalk_guard;
update audit.head h set study_id = substr(h.chain, 7)::uuid where h.chain ~ '^study:[0-9a-f-]{36}$';
update audit.head h set study_id = p.study_id, site_id = p.site_id
  from sixwalk.participant p
 where h.chain in ('participant:' || p.participant_id, 'account:' || p.participant_id);
reset role;

-- A number is given once: replicas cannot fork the statements, whatever directories they write to.
create table audit.statement (
  number      bigint primary key check (number > 0),
  hash        bytea not null check (octet_length(hash) = 32),
  next_key    text not null,          -- the id of the key that signs the next one
  written_at  timestamptz not null,
  heads       integer not null check (heads >= 0)
);

create table audit.verification (
  id              uuid primary key,
  began_at        timestamptz not null,
  ended_at        timestamptz not null,
  intact          boolean not null,
  chains          bigint not null,
  entries         bigint not null,
  last_statement  bigint not null,
  last_stated_at  timestamptz,
  faults          jsonb not null      -- [{"chain", "from", "to", "kind", "words"}, ..]
);

create trigger append_only before update or delete on audit.statement for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.statement for each statement execute function audit.refuse();
create trigger append_only before update or delete on audit.verification for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.verification for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.head for each statement execute function audit.refuse();

alter table audit.statement enable row level security;
alter table audit.statement force row level security;
alter table audit.verification enable row level security;
alter table audit.verification force row level security;
grant select, insert on audit.statement, audit.verification to sixwalk_guard;
create policy guard_states on audit.statement for all to sixwalk_guard using (true);
create policy guard_records on audit.verification for all to sixwalk_guard using (true);
create policy nobody on audit.statement for all to sixwalk_app using (false);
create policy nobody on audit.verification for all to sixwalk_app using (false);

-- As before, and a new chain learns to which study and site it belongs.
create or replace function audit.append(chain text, at timestamptz, actor_kind text, operation text, rule text,
    subject uuid, reason text, detail jsonb) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  last audit.head;
  moment timestamptz := date_trunc('microseconds', append.at);
  next_hash bytea;
begin
  select * into last from audit.head h where h.chain = append.chain for update;
  if not found then
    insert into audit.head (chain, seq, hash, study_id, site_id)
      select append.chain, 0, sha256(convert_to(append.chain, 'UTF8')),
             case when append.chain ~ '^study:[0-9a-f-]{36}$' then substr(append.chain, 7)::uuid else p.study_id end,
             p.site_id
        from (select 1) one
        left join sixwalk.participant p
          on p.participant_id = case when append.chain ~ '^(participant|account):[0-9a-f-]{36}$'
                                     then split_part(append.chain, ':', 2)::uuid end
    on conflict do nothing;
    select * into last from audit.head h where h.chain = append.chain for update;
  end if;
  next_hash := audit.link(last.hash, append.chain, last.seq + 1, moment, sixwalk.actor(), append.actor_kind,
    append.operation, append.rule, append.subject, append.reason, append.detail);
  insert into audit.entry values (append.chain, last.seq + 1, moment, sixwalk.actor(), append.actor_kind,
    append.operation, append.rule, append.subject, append.reason, append.detail, last.hash, next_hash);
  update audit.head h set seq = last.seq + 1, hash = next_hash where h.chain = append.chain;
  return last.seq + 1;
end
$$;

-- Writing statements -----------------------------------------------------------------------------

-- The last statement, for the one who may write the next; no row while somebody else is writing.
create function audit.begin_statement() returns table (number bigint, hash bytea, next_key text)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not pg_try_advisory_xact_lock(7361708, 1) then
    return;
  end if;
  return query
    select s.number, s.hash, s.next_key from audit.statement s
     union all select 0, decode(repeat('00', 32), 'hex'), null
     order by 1 desc limit 1;
end
$$;

create function audit.heads_to_state(most integer) returns table (chain text, seq bigint, hash bytea)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select h.chain, h.seq, h.hash from audit.head h where h.seq <> h.stated_seq order by h.chain limit most;
end;

-- A directory that lacks the last statement gets all heads anew.
create function audit.state_all_again() returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update audit.head h set stated_seq = 0 where h.stated_seq <> 0;
end;

create function audit.record_statement(
    number bigint, hash bytea, next_key text, at timestamptz, chains text[], seqs bigint[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into audit.statement values (number, record_statement.hash, next_key, at, cardinality(chains));
  update audit.head h set stated_seq = least(u.seq, h.seq), stated_in = record_statement.number
    from unnest(chains, seqs) as u (chain, seq)
   where h.chain = u.chain;
end
$$;

-- Verifying --------------------------------------------------------------------------------------

-- Entries in the order of their chains, each with the head of its chain as of the same moment.
create function audit.page(after_chain text, after_seq bigint, most integer)
  returns table (chain text, seq bigint, at timestamptz, actor uuid, actor_kind text, operation text, rule text,
                 subject uuid, reason text, detail text, previous bytea, hash bytea, head_seq bigint, head_hash bytea)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select e.chain, e.seq, e.at, e.actor, e.actor_kind, e.operation, e.rule, e.subject, e.reason, e.detail::text,
         e.previous, e.hash, h.seq, h.hash
    from (select * from audit.entry x where (x.chain, x.seq) > (after_chain, after_seq)
           order by x.chain, x.seq limit most) e
    left join audit.head h on h.chain = e.chain
   order by e.chain, e.seq;
end;

-- Of each named entry its hash, null where it is not there, and the chain's last number.
create function audit.entries_at(chains text[], seqs bigint[])
  returns table (chain text, seq bigint, hash bytea, last_seq bigint)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select u.chain, u.seq, e.hash,
         coalesce((select x.seq from audit.entry x where x.chain = u.chain order by x.seq desc limit 1), 0)
    from unnest(chains, seqs) with ordinality as u (chain, seq, position)
    left join audit.entry e on e.chain = u.chain and e.seq = u.seq
   order by u.position;
end;

-- Chains that say that this statement names them.
create function audit.stated_in(statement bigint) returns table (chain text, seq bigint)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select h.chain, h.stated_seq from audit.head h where h.stated_in = statement and h.stated_seq > 0;
end;

-- Heads of which no entry is left at all.
create function audit.emptied_chains(most integer) returns table (chain text, seq bigint)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select h.chain, h.seq from audit.head h
   where h.seq > 0 and not exists (select from audit.entry e where e.chain = h.chain)
   order by h.chain limit most;
end;

create function audit.last_statement()
  returns table (number bigint, hash bytea, highest bigint, unstated bigint, verified_at timestamptz, faults integer)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select coalesce(s.number, 0), s.hash,
         greatest(coalesce(s.number, 0), (select max(h.stated_in) from audit.head h)),
         (select coalesce(sum(h.seq - h.stated_seq), 0)::bigint from audit.head h),
         v.ended_at, coalesce(jsonb_array_length(v.faults), 0)
    from (select 1) one
    left join (select * from audit.statement x order by x.number desc limit 1) s on true
    left join (select * from audit.verification x order by x.ended_at desc limit 1) v on true;
end;

create function audit.record_verification(
    id uuid, began_at timestamptz, ended_at timestamptz, intact boolean, chains bigint, entries bigint,
    last_statement bigint, last_stated_at timestamptz, faults jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  insert into audit.verification values (id, began_at, ended_at, intact, chains, entries, last_statement,
    last_stated_at, faults);
end;

do $$
declare
  door regprocedure;
begin
  foreach door in array array[
    'audit.begin_statement()', 'audit.heads_to_state(integer)', 'audit.state_all_again()',
    'audit.record_statement(bigint, bytea, text, timestamptz, text[], bigint[])',
    'audit.page(text, bigint, integer)', 'audit.entries_at(text[], bigint[])', 'audit.stated_in(bigint)',
    'audit.emptied_chains(integer)', 'audit.last_statement()',
    'audit.record_verification(uuid, timestamptz, timestamptz, boolean, bigint, bigint, bigint, timestamptz, jsonb)'
  ]::regprocedure[]
  loop
    execute format('alter function %s owner to sixwalk_guard', door);
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to sixwalk_keeper', door);
  end loop;
end
$$;
