-- Roles, schemas and the scope of a transaction.
--
--   owner             (the login that migrates)   owns every table; FORCE row-level security holds it too
--   ${login}          (the application's login)   inherits nothing; every transaction sets the role sixwalk_app
--   sixwalk_app       what a transaction may do; row-level security decides on which rows
--   sixwalk_guard     owns the few views and functions that must look behind the policies to decide them
--
-- Only the actor is set by the application. What the actor may see follows from grants and memberships here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'sixwalk_app') then
    create role sixwalk_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'sixwalk_guard') then
    create role sixwalk_guard nologin;
  end if;
end
$$;
grant sixwalk_app, sixwalk_guard to current_user;
grant sixwalk_app to "${login}";

create schema sixwalk;
create schema identity;
create schema allocation;
create schema audit;

grant usage on schema sixwalk, audit, identity, allocation to sixwalk_app, sixwalk_guard;
grant create on schema sixwalk, identity, audit to sixwalk_guard;
grant usage on schema sixwalk to "${login}";

-- On a pooled connection an actor that was never set reads as the empty string.
create function sixwalk.actor() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '')::uuid;
grant execute on function sixwalk.actor() to sixwalk_app, sixwalk_guard;

-- Every person's table gets the same treatment: forced row-level security, and sight for the guard.
create procedure sixwalk.wall(person_table regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', person_table);
  execute format('alter table %s force row level security', person_table);
  execute format('grant select on %s to sixwalk_guard', person_table);
  execute format('create policy guard_sees on %s for select to sixwalk_guard using (true)', person_table);
end
$$;
