-- A try with a short code stands on the trail of the account that the code was made for: at most five
-- wrong ones and one right one for each code, so that nobody can flood the trail with guesses.
create or replace function sixwalk.exchange_short_code(
    contacts bytea[], codes bytea[], long_code bytea, at timestamptz, until timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  account uuid;
  tried record;
begin
  perform from sixwalk.short_code s
    where s.contact_mac = any (contacts) and s.tries_left > 0 and s.expires_at > at order by s.id for update;
  update sixwalk.short_code s set tries_left = 0
   where s.id = (select c.id from sixwalk.short_code c
                  where c.contact_mac = any (contacts) and c.code_mac = any (codes)
                    and c.tries_left > 0 and c.expires_at > at order by c.id limit 1)
  returning s.account_id into account;
  if account is null then
    for tried in
      update sixwalk.short_code s set tries_left = s.tries_left - 1
       where s.contact_mac = any (contacts) and s.tries_left > 0 and s.expires_at > at
      returning s.id, s.account_id, s.tries_left
    loop
      perform audit.append('account:' || tried.account_id, at, 'NOBODY', 'EXCHANGE_SHORT_CODE', 'denied', null, null,
        jsonb_build_object('shortCode', tried.id, 'triesLeft', tried.tries_left));
    end loop;
    return false;
  end if;
  insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
    values (gen_random_uuid(), account, long_code, at, until, 1);
  perform audit.append('account:' || account, at, 'NOBODY', 'EXCHANGE_SHORT_CODE', 'anyone', null, null, '{}');
  return true;
end
$$;
