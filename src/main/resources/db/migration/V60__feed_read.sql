-- Which items of the feed the person has had before them, so that every device can tell what is new.
alter table sixwalk.feed_item add column read_at timestamptz;
grant update (read_at) on sixwalk.feed_item to sixwalk_app;
create policy own_reads on sixwalk.feed_item for update to sixwalk_app
  using (participant_id = (select sixwalk.actor()));
create index feed_item_unread on sixwalk.feed_item (participant_id) where read_at is null;
