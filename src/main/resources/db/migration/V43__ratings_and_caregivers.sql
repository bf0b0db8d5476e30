-- A clinician's rating is its own score. A caregiver with the trend summary reaches scores, to be told as
-- visits, but no rating.
create view sixwalk.followed_rating with (security_barrier) as
  select u.participant_id, u.id
    from sixwalk.upload u
   where u.sent_as = 'RATER' and u.participant_id in (select f.participant_id from sixwalk.followed_participant f);
alter view sixwalk.followed_rating owner to sixwalk_guard;
grant select on sixwalk.followed_rating to sixwalk_app;

drop policy followed on sixwalk.score;
create policy followed on sixwalk.score for select to sixwalk_app
  using (participant_id in (select f.participant_id from sixwalk.followed_participant f
                             where 'TREND_SUMMARY' = any (f.scope))
         and (participant_id, response_id) not in (select r.participant_id, r.id from sixwalk.followed_rating r));
