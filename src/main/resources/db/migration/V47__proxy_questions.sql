-- Which questionnaires are due, for a caregiver who may send for the person: when something was done,
-- as the rule of the schedule needs it, and nothing of what was answered or scored: what is asked only after
-- a score is asked by the person's own phone. A function of its own, so that
-- a grant to send does not open what a grant of adherence does.
create function sixwalk.helped_schedule_input(person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select sixwalk.adherence_of(person, false)
   where exists (select from sixwalk.helped_participant h where h.participant_id = person);
end;
alter function sixwalk.helped_schedule_input(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.helped_schedule_input(uuid) from public;
grant execute on function sixwalk.helped_schedule_input(uuid) to sixwalk_app;
