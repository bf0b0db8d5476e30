-- Questionnaires: what a study adds to the shipped definitions, what people answered, and what scoring
-- made of it.

-- A study's own definition. It never changes under its version: a response keeps the version it answered.
create table sixwalk.instrument_definition (
  study_id    uuid not null references sixwalk.study,
  instrument  text not null check (instrument ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(instrument) <= 64),
  version     text not null check (version ~ '^[0-9]+\.[0-9]+\.[0-9]+$'),
  definition  jsonb not null,
  loaded_by   uuid not null,
  loaded_at   timestamptz not null,
  primary key (study_id, instrument, version)
);

-- The wording of one version in one language that a study has the right to use.
create table sixwalk.content_pack (
  study_id    uuid not null references sixwalk.study,
  instrument  text not null,
  version     text not null,
  language    text not null,
  pack        jsonb not null,
  loaded_by   uuid not null,
  loaded_at   timestamptz not null,
  primary key (study_id, instrument, version, language)
);

-- One answered questionnaire. The answers are sealed under the person's key.
create table sixwalk.response (
  participant_id      uuid not null,
  id                  uuid not null,
  instrument          text not null,
  version             text not null,
  language            text not null,
  measured_at         timestamptz not null,
  zone                text not null,
  utc_offset_seconds  integer not null,
  local_date          date not null,     -- the day of the answer in the person's study zone, as it then was
  sent_at             timestamptz,
  received_at         timestamptz not null,
  answers             bytea not null,
  entered_by          uuid not null,     -- the person, or who sent it for them
  corrects            uuid,
  primary key (participant_id, id)
);
create index response_by_time on sixwalk.response (participant_id, measured_at desc, id desc);

-- What one algorithm made of one response. A later version adds a row; the newest is in force.
create table sixwalk.score (
  participant_id     uuid not null,
  id                 uuid not null,
  response_id        uuid not null,
  algorithm          text not null,
  algorithm_version  text not null,
  code               text not null,
  direction          text not null check (direction in ('HIGHER_IS_BETTER', 'HIGHER_IS_WORSE', 'NONE')),
  items              integer not null,
  answered           integer not null,
  required           integer not null,
  imputed            integer not null,
  value              double precision,
  standard_error     double precision,
  category           text,
  severity           integer,
  null_reason        text,
  possible_min       double precision,
  possible_max       double precision,
  flags              text[] not null,
  position           integer not null,   -- in the order of the algorithm
  computed_at        timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, response_id, algorithm, algorithm_version, code),
  check ((value is null) = (null_reason is not null)),
  check ((category is null) = (severity is null))
);

call sixwalk.wall('sixwalk.instrument_definition');
call sixwalk.wall('sixwalk.content_pack');
call sixwalk.wall('sixwalk.response');
call sixwalk.wall('sixwalk.score');

grant select, insert on sixwalk.instrument_definition, sixwalk.content_pack, sixwalk.response, sixwalk.score
  to sixwalk_app;

create policy of_my_study on sixwalk.instrument_definition for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.instrument_definition for insert to sixwalk_app
  with check (loaded_by = (select sixwalk.actor())
              and study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));
create policy of_my_study on sixwalk.content_pack for select to sixwalk_app
  using (study_id in (select study_id from sixwalk.actor_study));
create policy by_admin on sixwalk.content_pack for insert to sixwalk_app
  with check (loaded_by = (select sixwalk.actor())
              and study_id in (select study_id from sixwalk.actor_study where role = 'STUDY_ADMIN'));

-- The person writes and reads everything of their own, a helper adds, staff of the site read, and others
-- of the study after breaking glass. A caregiver with the trend summary in scope reaches the scores, and
-- never the answers.
do $$
declare
  person_table text;
begin
  foreach person_table in array array['response', 'score']
  loop
    execute format('create policy own on sixwalk.%I for select to sixwalk_app
      using (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy own_adds on sixwalk.%I for insert to sixwalk_app
      with check (participant_id = (select sixwalk.actor()))', person_table);
    execute format('create policy helped_adds on sixwalk.%I for insert to sixwalk_app
      with check (participant_id in (select participant_id from sixwalk.helped_participant))', person_table);
    execute format('create policy staffed on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.staffed_participant
                                 where role in (''COORDINATOR'', ''CLINICIAN'')))', person_table);
    execute format('create policy broken_glass on sixwalk.%I for select to sixwalk_app
      using (participant_id in (select participant_id from sixwalk.glass_participant))', person_table);
  end loop;
end
$$;
create policy followed on sixwalk.score for select to sixwalk_app
  using (participant_id in (select participant_id from sixwalk.followed_participant
                             where 'TREND_SUMMARY' = any (scope)));

-- Which questionnaires were answered when, without the answers: those neither taken back nor corrected.
create view sixwalk.answered with (security_barrier) as
  select r.participant_id, r.id, r.instrument, r.version, r.language, r.measured_at, r.zone, r.local_date,
         r.received_at, r.entered_by
    from sixwalk.response r
   where (r.participant_id = (select sixwalk.actor())
          or r.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                                   where s.role in ('COORDINATOR', 'CLINICIAN'))
          or r.participant_id in (select g.participant_id from sixwalk.glass_participant g)
          or r.participant_id in (select f.participant_id from sixwalk.followed_participant f
                                   where f.scope && array['TREND_SUMMARY', 'ADHERENCE']))
     and not exists (select from sixwalk.voided_record x
                      where x.participant_id = r.participant_id and x.voids = r.id)
     and not exists (select from sixwalk.response c
                      where c.participant_id = r.participant_id and c.corrects = r.id);
alter view sixwalk.answered owner to sixwalk_guard;
grant select on sixwalk.answered to sixwalk_app;
