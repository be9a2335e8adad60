-- The accounts that the sign-in page of a made-up city offers to everybody. A server of a real city
-- refuses to start while there is one, and so must be able to ask before anybody signs in.
create function demo_accounts()
returns table (login text, display_name text, agency_name jsonb, role text)
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select a.login, a.display_name, g.name, a.role
  from account a left join agency g on g.id = a.agency
  where a.demo and a.disabled_at is null
  order by a.id
$$;
