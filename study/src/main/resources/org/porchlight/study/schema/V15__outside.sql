-- Somebody outside checks what was found of a program, with a file that names nobody, under a data
-- use license that the privacy officer grants, the evaluator accepts, and a day ends.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in
  ('member', 'steward', 'analyst', 'privacy-officer', 'administrator', 'evaluator'));

insert into role_right (role, "right") values
  ('privacy-officer', 'licenses'), ('evaluator', 'packages');

-- The newest package of each program, as the command made it.
create table program_package (
  program text primary key check (program <> ''),
  name jsonb not null,
  at timestamptz not null default clock_timestamp(),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  body bytea not null
);

create table license (
  id bigint generated always as identity primary key,
  program text not null,
  evaluator bigint not null references account (id),
  institution text not null check (char_length(institution) between 2 and 200),
  purpose text not null check (char_length(purpose) between 10 and 500),
  until date not null,
  at timestamptz not null default clock_timestamp(),
  by bigint not null references account (id)
);

create table license_step (
  license bigint not null references license (id),
  step text not null check (step in ('accepted', 'ended')),
  at timestamptz not null default clock_timestamp(),
  account bigint not null references account (id),
  primary key (license, step)
);

create trigger grows before update or delete or truncate on license
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on license_step
  for each statement execute function only_grows();

-- The account that looks; null outside a look.
create function reader_account() returns bigint
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select o.account from open_look() o
$$;

-- Licenses that hold: accepted, not ended, and not over.
create function licensed_programs() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(l.program), '{}')
  from open_look() o
  join role_right r on r.role = o.role and r."right" = 'packages'
  join license l on l.evaluator = o.account and l.until >= city_day()
  where exists (select from license_step s where s.license = l.id and s.step = 'accepted')
    and not exists (select from license_step s where s.license = l.id and s.step = 'ended')
$$;

-- Whom a license is about, and what there is to license, for whoever grants them.
create function evaluators() returns table (id bigint, login text, display_name text)
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select a.id, a.login, a.display_name from account a
  where a.role = 'evaluator' and a.disabled_at is null and may('licenses') order by a.login
$$;

create function packages() returns table (program text, name jsonb, at timestamptz)
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select p.program, p.name, p.at from program_package p
  where may('licenses')
    or may('packages') and exists (select from license l join open_look() o on o.account = l.evaluator
      where l.program = p.program)
  order by p.program
$$;

do $$
declare about text;
begin
  foreach about in array array['program_package', 'license', 'license_step'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
  end loop;
end $$;

create policy licensed on program_package for select
  using (program = any ((select licensed_programs())::text[]));
create policy in_view on license for select
  using ((select may('licenses'))
    or evaluator = (select reader_account()) and (select may('packages')));
create policy in_view on license_step for select
  using (exists (select from license l where l.id = license));

-- Grants a license. Null for whoever may not.
--   done     the evaluator can accept it
--   unknown  no evaluator's account, or no package of that program
--   closed   the day is over, or more than two years away
create function grant_license(asked text, whom bigint, place text, why text, last date) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  if not may('licenses') then
    return null;
  end if;
  if not exists (select from account a where a.id = whom and a.role = 'evaluator')
      or not exists (select from program_package p where p.program = asked) then
    return 'unknown';
  end if;
  if last < city_day() or last > city_day() + 731 then
    return 'closed';
  end if;
  insert into license (program, evaluator, institution, purpose, until, by)
  select asked, whom, btrim(place), btrim(why), last, o.account from open_look() o;
  return 'done';
end $$;

-- Accepts a license, which only its evaluator may, or ends it, which only the privacy officer may.
create function step_license(asked bigint, wanted text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  l license;
  me bigint := (select o.account from open_look() o);
begin
  select * into l from license where id = asked;
  if l.id is null
      or not (wanted = 'accepted' and may('packages') and l.evaluator = me
        and l.until >= city_day()
        and not exists (select from license_step s where s.license = asked and s.step = 'ended')
        or wanted = 'ended' and may('licenses')) then
    return false;
  end if;
  insert into license_step (license, step, account) values (asked, wanted, me)
  on conflict do nothing;
  return true;
end $$;

revoke execute on all functions in schema study from public;
