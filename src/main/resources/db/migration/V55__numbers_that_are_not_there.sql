-- Numbers for which the registry itself answered that it has no such study, and the day of its data
-- then. A later record of the number counts for more; an answer of more than 30 days ago is dropped.
create table registry.absence (
  number     text collate "C" primary key,
  asked_day  date not null
);
alter table registry.absence enable row level security;
alter table registry.absence force row level security;
create policy read_by_all on registry.absence for select to sixwalk_app, sixwalk_guard using (true);
create policy written on registry.absence for insert to sixwalk_app with check ((select registry.may_write()));
create policy moved on registry.absence for update to sixwalk_app using ((select registry.may_write()));
create policy dropped on registry.absence for delete to sixwalk_app using ((select registry.may_write()));
grant select, insert, update, delete on registry.absence to sixwalk_app;
grant select on registry.absence to sixwalk_guard;
