-- What auditors read: the chains of their study, or of their site where the role has one.

create view audit.audited_participant with (security_barrier) as
  select p.participant_id, p.study_id, p.pseudonym
    from sixwalk.staff_role r
    join sixwalk.participant p on p.study_id = r.study_id and (r.site_id is null or r.site_id = p.site_id)
   where r.account_id = sixwalk.actor() and r.ended_at is null and r.role = 'AUDITOR';

-- The chain of the study itself belongs to no site, so an auditor of one site gets of it only what is
-- about a person of that site (the policy below).
create view audit.audited_chain with (security_barrier) as
  with mine as (
    select r.study_id, r.site_id from sixwalk.staff_role r
     where r.account_id = sixwalk.actor() and r.ended_at is null and r.role = 'AUDITOR')
  select h.chain, h.study_id
    from mine m join audit.head h on h.study_id = m.study_id and (m.site_id is null or m.site_id = h.site_id)
  union
  select 'account:' || s.account_id, s.study_id
    from mine m join sixwalk.staff_role s on s.study_id = m.study_id and (m.site_id is null or m.site_id = s.site_id)
  union
  select 'account:' || g.caregiver_id, p.study_id
    from mine m
    join sixwalk.participant p on p.study_id = m.study_id and (m.site_id is null or m.site_id = p.site_id)
    join sixwalk.caregiver_grant g on g.participant_id = p.participant_id;

create view audit.audited_study with (security_barrier) as
  select distinct r.study_id from sixwalk.staff_role r
   where r.account_id = sixwalk.actor() and r.ended_at is null and r.role = 'AUDITOR';

alter view audit.audited_participant owner to sixwalk_guard;
alter view audit.audited_chain owner to sixwalk_guard;
alter view audit.audited_study owner to sixwalk_guard;
grant select on audit.audited_participant, audit.audited_chain, audit.audited_study to sixwalk_app;

create policy audited on audit.entry for select to sixwalk_app
  using (chain in (select chain from audit.audited_chain));
create policy audited_subject on audit.entry for select to sixwalk_app
  using (chain in (select 'study:' || study_id from audit.audited_study)
         and subject in (select participant_id from audit.audited_participant));

-- The last verification. Faults of chains that the auditor cannot read are counted and not named.
create function audit.last_verification(study uuid)
  returns table (began_at timestamptz, ended_at timestamptz, intact boolean, chains bigint, entries bigint,
                 last_statement bigint, last_stated_at timestamptz, faults jsonb, named jsonb)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select v.began_at, v.ended_at, v.intact, v.chains, v.entries, v.last_statement, v.last_stated_at, v.faults,
         (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(v.faults) f
           where f ->> 'chain' is null or f ->> 'chain' in (select chain from audit.audited_chain))
    from audit.verification v
   where study in (select study_id from audit.audited_study)
   order by v.ended_at desc, v.id limit 1;
end;
alter function audit.last_verification(uuid) owner to sixwalk_guard;
revoke all on function audit.last_verification(uuid) from public;
grant execute on function audit.last_verification(uuid) to sixwalk_app;
