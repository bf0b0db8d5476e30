-- A caregiver with whom the trial cards are shared reads the list of trials that the person watches.
create policy followed on sixwalk.watched_trial for select to sixwalk_app
  using (participant_id in (select f.participant_id from sixwalk.followed_participant f
                             where 'TRIAL_CARD' = any (f.scope)));
