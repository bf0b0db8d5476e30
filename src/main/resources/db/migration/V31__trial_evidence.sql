-- Dated facts from outside the registries. A fact comes into force, and goes out of force, only after
-- two different accounts have looked at it; what it says never changes.
create table registry.evidence_fact (
  id                      text primary key check (id ~ '^[A-Za-z0-9-]{1,40}$'),
  subject                 text not null,
  aliases                 text[] not null,
  kind                    text not null,
  reach                   text not null check (reach in ('ORGANISATION', 'TRIAL', 'PROGRAMME', 'PRODUCT_CLASS')),
  numbers                 text[] not null,
  places                  text[] not null,
  dated                   text,
  authority               text,
  about                   text,
  statement               text not null,
  source                  text not null,
  supplied                boolean not null default false,  -- came with Sixwalk, reviewed there
  state                   text not null check (state in
                            ('PROPOSED', 'REFUSED', 'IN_FORCE', 'RETIREMENT_PROPOSED', 'RETIRED')),
  proposed_by             uuid,
  proposed_at             timestamptz not null,
  reviewed_by             uuid,
  reviewed_at             timestamptz,
  review_reason           text,
  retirement_proposed_by  uuid,
  retirement_proposed_at  timestamptz,
  retirement_reason       text,
  retired_by              uuid,
  retired_at              timestamptz,
  changed_at              timestamptz not null,
  position                bigint generated always as identity,
  check (supplied or proposed_by is not null),
  check (state in ('PROPOSED', 'REFUSED') or supplied or reviewed_by is not null),
  check (reviewed_by is null or reviewed_by <> proposed_by),
  check (retired_by is null or retired_by <> retirement_proposed_by),
  check (retirement_proposed_by is null or retirement_reason is not null),
  check (state <> 'RETIRED' or retired_by is not null)
);

-- Sets of names of one product, to compare an offer with its own record; supplied, never matched across sponsors.
create table registry.product_name_set (
  names  text[] primary key
);

-- The table itself keeps the four eyes, whoever writes to it.
create function registry.four_eyes() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  me uuid := sixwalk.actor();
begin
  if tg_op = 'INSERT' then
    if me is null then
      if not new.supplied or new.state <> 'IN_FORCE' then
        raise exception 'only supplied facts come without an account' using errcode = 'insufficient_privilege';
      end if;
    elsif new.supplied or new.state <> 'PROPOSED' or new.proposed_by is distinct from me then
      raise exception 'a fact starts as a proposal of the one who writes it' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if me is null or (new.id, new.subject, new.aliases, new.kind, new.reach, new.numbers, new.places, new.dated, new.authority,
      new.about, new.statement, new.source, new.supplied, new.proposed_by, new.proposed_at)
     is distinct from (old.id, old.subject, old.aliases, old.kind, old.reach, old.numbers, old.places, old.dated,
      old.authority, old.about, old.statement, old.source, old.supplied, old.proposed_by, old.proposed_at) then
    raise exception 'what a fact says never changes' using errcode = 'insufficient_privilege';
  end if;
  case
    when old.state = 'PROPOSED' and new.state in ('IN_FORCE', 'REFUSED')
      and new.reviewed_by = me and old.proposed_by <> me then null;
    when old.state = 'IN_FORCE' and new.state = 'RETIREMENT_PROPOSED' and new.retirement_proposed_by = me then null;
    when old.state = 'RETIREMENT_PROPOSED' and new.state = 'RETIRED'
      and new.retired_by = me and old.retirement_proposed_by <> me then null;
    when old.state = 'RETIREMENT_PROPOSED' and new.state = 'IN_FORCE' and old.retirement_proposed_by <> me then null;
    else raise exception 'not a step of the review' using errcode = 'insufficient_privilege';
  end case;
  return new;
end
$$;
create trigger four_eyes before insert or update on registry.evidence_fact
  for each row execute function registry.four_eyes();

alter table registry.evidence_fact enable row level security;
alter table registry.evidence_fact force row level security;
alter table registry.product_name_set enable row level security;
alter table registry.product_name_set force row level security;
grant select on registry.evidence_fact, registry.product_name_set to sixwalk_app;
grant insert on registry.evidence_fact, registry.product_name_set to sixwalk_app;
grant update (state, reviewed_by, reviewed_at, review_reason, retirement_proposed_by, retirement_proposed_at,
  retirement_reason, retired_by, retired_at, changed_at) on registry.evidence_fact to sixwalk_app;
create policy in_force on registry.evidence_fact for select to sixwalk_app
  using (state in ('IN_FORCE', 'RETIREMENT_PROPOSED', 'RETIRED'));
create policy seen_by_admins on registry.evidence_fact for select to sixwalk_app
  using (exists (select from sixwalk.actor_study s where s.role = 'STUDY_ADMIN'));
create policy proposed on registry.evidence_fact for insert to sixwalk_app
  with check ((select registry.may_write()));
create policy reviewed on registry.evidence_fact for update to sixwalk_app
  using (exists (select from sixwalk.actor_study s where s.role = 'STUDY_ADMIN'));
create policy read_by_all on registry.product_name_set for select to sixwalk_app using (true);
create policy supplied on registry.product_name_set for insert to sixwalk_app with check (sixwalk.actor() is null);
