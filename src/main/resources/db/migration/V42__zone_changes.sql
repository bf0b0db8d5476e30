-- The changes of a person's study zone, for whoever needs the calendar date of a past record: the person,
-- who sends for them or cares for them, and caregivers, who do not see the reasons that stand beside.
create function sixwalk.zone_changes(person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select jsonb_agg(jsonb_build_object('at', c.changed_at, 'old', c.old_value, 'new', c.new_value)
                   order by c.changed_at, c.id)
    from sixwalk.participant_change c
   where c.participant_id = person and c.field = 'STUDY_ZONE'
     and (person = sixwalk.actor()
          or exists (select from sixwalk.staffed_participant s
                      where s.participant_id = person and s.role in ('COORDINATOR', 'CLINICIAN'))
          or exists (select from sixwalk.glass_participant g where g.participant_id = person)
          or exists (select from sixwalk.followed_participant f where f.participant_id = person)
          or exists (select from sixwalk.helped_participant h where h.participant_id = person));
end;
alter function sixwalk.zone_changes(uuid) owner to sixwalk_guard;
revoke all on function sixwalk.zone_changes(uuid) from public;
grant execute on function sixwalk.zone_changes(uuid) to sixwalk_app;
