-- At another site no list shows a person, so whoever reads in an emergency names the pseudonym that stands in
-- the person's own app. Opened or nothing: that somebody of that pseudonym exists is told to nobody who may not open.
create function sixwalk.open_glass_of(study uuid, called text, why text, at timestamptz)
  returns table (participant_id uuid, expires_at timestamptz)
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  select o.participant_id, o.expires_at
    from (select p.participant_id, sixwalk.open_glass(study, p.participant_id, why, at) as expires_at
            from sixwalk.participant p
           where p.study_id = study
             -- Small and capital letters may be mixed up where that can mean nobody else.
             and (p.pseudonym = called
                  or lower(p.pseudonym) = lower(called)
                     and not exists (select from sixwalk.participant q
                                      where q.study_id = study and q.participant_id <> p.participant_id
                                        and lower(q.pseudonym) = lower(called)))) o
   where o.expires_at is not null;
end;
alter function sixwalk.open_glass_of(uuid, text, text, timestamptz) owner to sixwalk_guard;
revoke all on function sixwalk.open_glass_of(uuid, text, text, timestamptz) from public;
grant execute on function sixwalk.open_glass_of(uuid, text, text, timestamptz) to sixwalk_app;
