-- An import brings the arm of somebody whose study was unblinded where the export was made; of a blinded
-- study the export holds none. Only the login of migrations and commands may call this.
create function allocation.import_arm(person uuid, code text, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into allocation.arm (participant_id, id, arm, allocated_at, allocated_by, reason)
    select p.participant_id, gen_random_uuid(), a.code, import_arm.at,
           '00000000-0000-0000-0000-000000000000', 'Taken over with an import'
      from sixwalk.participant p
      join allocation.study_arm a on a.study_id = p.study_id and a.code = import_arm.code
     where p.participant_id = person;
  return found;
end
$$;
alter function allocation.import_arm(uuid, text, timestamptz) owner to sixwalk_guard;
revoke all on function allocation.import_arm(uuid, text, timestamptz) from public;
grant execute on function allocation.import_arm(uuid, text, timestamptz) to current_user;
