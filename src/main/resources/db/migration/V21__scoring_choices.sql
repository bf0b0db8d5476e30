-- Which EQ-5D value sets a study has chosen, and the doors through which scores are made anew when an
-- algorithm has a newer version.
create table sixwalk.questionnaire_settings (
  study_id         uuid primary key references sixwalk.study,
  eq5d_value_sets  text[] not null,      -- ids of index algorithms, such as eq-5d-5l/index/germany
  revision         integer not null,
  changed_by       uuid not null,
  changed_at       timestamptz not null
);
call sixwalk.wall('sixwalk.questionnaire_settings');
grant select, insert, update on sixwalk.questionnaire_settings to sixwalk_app;
create policy of_my_study on sixwalk.questionnaire_settings for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.questionnaire_settings for insert to sixwalk_app
  with check (changed_by = (select sixwalk.actor())
              and study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy changed_by_admin on sixwalk.questionnaire_settings for update to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'))
  with check (changed_by = (select sixwalk.actor()));

-- The next responses of a study in the order of their keys, sealed as they are, with the wrapped key.
create function sixwalk.responses_to_score(study uuid, after_person uuid, after_response uuid, most integer)
  returns table (participant_id uuid, id uuid, instrument text, version text, language text, answers bytea,
                 epoch integer, wrapped bytea)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select r.participant_id, r.id, r.instrument, r.version, r.language, r.answers, k.epoch, k.wrapped
    from sixwalk.participant p
    join sixwalk.participant_key k on k.participant_id = p.participant_id
    join sixwalk.response r on r.participant_id = p.participant_id
   where p.study_id = study and (r.participant_id, r.id) > (after_person, after_response)
   order by r.participant_id, r.id
   limit most;
end;

-- Adds those of the given scores that are not there yet. A person who was erased meanwhile stays erased.
create function sixwalk.add_scores(scores jsonb) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  added integer;
begin
  -- Erasing locks the person's row: wait for it, and then find nothing.
  perform from sixwalk.participant p
    where p.participant_id in (select (e ->> 'participant_id')::uuid from jsonb_array_elements(scores) e)
    order by p.participant_id for key share;
  insert into sixwalk.score
  select s.* from jsonb_populate_recordset(null::sixwalk.score, scores) s
   where exists (select from sixwalk.response r
                  where r.participant_id = s.participant_id and r.id = s.response_id)
  on conflict (participant_id, response_id, algorithm, algorithm_version, code) do nothing;
  get diagnostics added = row_count;
  return added;
end
$$;
grant insert on sixwalk.score to sixwalk_guard;
create policy guard_scores on sixwalk.score for insert to sixwalk_guard with check (true);
alter function sixwalk.responses_to_score(uuid, uuid, uuid, integer) owner to sixwalk_guard;
alter function sixwalk.add_scores(jsonb) owner to sixwalk_guard;
revoke all on function sixwalk.responses_to_score(uuid, uuid, uuid, integer), sixwalk.add_scores(jsonb) from public;
grant execute on function sixwalk.responses_to_score(uuid, uuid, uuid, integer), sixwalk.add_scores(jsonb)
  to sixwalk_keeper;
