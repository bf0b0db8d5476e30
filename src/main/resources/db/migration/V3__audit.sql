-- The audit trail: append-only, one hash chain per participant, per study and per account, so that no
-- lock is shared by everyone. One function appends, whichever client holds the transaction.
create table audit.entry (
  chain         text not null,             -- 'participant:<uuid>', 'study:<uuid>', 'account:<uuid>', 'public'
  seq           bigint not null,
  at            timestamptz not null,
  actor         uuid,
  actor_kind    text not null,
  operation     text not null,
  rule          text not null,             -- which line of the policy allowed or denied it
  subject       uuid,
  reason        text,
  detail        jsonb not null default '{}',
  previous      bytea not null,
  hash          bytea not null,
  primary key (chain, seq)
);

create table audit.head (
  chain  text primary key,
  seq    bigint not null,
  hash   bytea not null
);

create function audit.link(previous bytea, chain text, seq bigint, at timestamptz, actor uuid, actor_kind text,
    operation text, rule text, subject uuid, reason text, detail jsonb) returns bytea
  language sql stable
  return sha256(previous || convert_to(jsonb_build_array(
    chain, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, actor_kind,
    operation, rule, subject, reason, detail)::text, 'UTF8'));

-- The actor is the transaction's own, never a parameter; only before anyone is known it is null.
create function audit.append(chain text, at timestamptz, actor_kind text, operation text, rule text, subject uuid,
    reason text, detail jsonb) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  last audit.head;
  moment timestamptz := date_trunc('microseconds', append.at);
  next_hash bytea;
begin
  insert into audit.head values (append.chain, 0, sha256(convert_to(append.chain, 'UTF8'))) on conflict do nothing;
  select * into last from audit.head h where h.chain = append.chain for update;
  next_hash := audit.link(last.hash, append.chain, last.seq + 1, moment, sixwalk.actor(), append.actor_kind,
    append.operation, append.rule, append.subject, append.reason, append.detail);
  insert into audit.entry values (append.chain, last.seq + 1, moment, sixwalk.actor(), append.actor_kind,
    append.operation, append.rule, append.subject, append.reason, append.detail, last.hash, next_hash);
  update audit.head h set seq = last.seq + 1, hash = next_hash where h.chain = append.chain;
  return last.seq + 1;
end
$$;

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on audit.entry for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.entry for each statement execute function audit.refuse();

alter function audit.append(text, timestamptz, text, text, text, uuid, text, jsonb) owner to sixwalk_guard;
revoke all on function audit.append(text, timestamptz, text, text, text, uuid, text, jsonb) from public;
grant execute on function audit.append(text, timestamptz, text, text, text, uuid, text, jsonb) to sixwalk_app;
grant execute on function audit.link(bytea, text, bigint, timestamptz, uuid, text, text, text, uuid, text, jsonb)
  to sixwalk_guard;

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
alter table audit.head enable row level security;
alter table audit.head force row level security;
grant select, insert on audit.entry to sixwalk_guard;
grant select, insert, update on audit.head to sixwalk_guard;
create policy guard_appends on audit.entry for insert to sixwalk_guard with check (true);
create policy guard_sees on audit.entry for select to sixwalk_guard using (true);
create policy guard_links on audit.head for all to sixwalk_guard using (true);

-- A participant reads who looked at their own data.
grant select on audit.entry to sixwalk_app;
create policy own on audit.entry for select to sixwalk_app
  using (chain = 'participant:' || (select sixwalk.actor())::text);
