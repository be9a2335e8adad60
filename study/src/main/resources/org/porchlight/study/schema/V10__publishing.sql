-- A release is asked for on the screen, looked at there as residents would meet it, and taken back
-- with words that residents read. The team's server has neither lake nor hub: the command prepares,
-- and writes here what there is to see.

create table release_request (
  id bigint generated always as identity primary key,
  account bigint not null references account (id),
  at timestamptz not null default now()
);

-- What came of it.
create table release_reply (
  request bigint primary key references release_request (id),
  at timestamptz not null default now(),
  outcome text not null check (outcome in ('proposed', 'unchanged', 'stopped', 'mistaken')),
  -- what stands in the way, as JSON: Hindrance
  hindrances jsonb not null default '[]'
);

-- The hub's pages as they would be, in every language; only while somebody is to decide.
create table release_page (
  proposal bigint not null references release_proposal (id),
  -- from the root of the hub, as en/topics/calls/
  address text not null check (char_length(address) between 1 and 400),
  media text not null,
  -- whether its words or pictures are others than those shown now
  changed boolean not null,
  title text not null default '',
  body bytea not null,
  primary key (proposal, address)
);

create trigger grows before update or delete or truncate on release_request
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on release_reply
  for each statement execute function only_grows();

do $$
declare about text;
begin
  foreach about in array array['release_request', 'release_reply', 'release_page'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
    execute format('create policy in_view on %I for select using ((select may(''publish'')))', about);
  end loop;
end $$;

-- What residents read about a release that was taken back, by language.
alter table release_step add column told jsonb
  check (told is null or (step = 'taken-back' and jsonb_typeof(told) = 'object'));

-- Asks for a release to be prepared. Only analysts may; null for everybody else.
--   done    it is prepared next
--   closed  one is being prepared already
create function ask_release() returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  if not may('publish') or (select o.role from open_look() o) is distinct from 'analyst' then
    return null;
  end if;
  perform pg_advisory_xact_lock(1936090212, 3);
  if exists (select from release_request r
      where not exists (select from release_reply a where a.request = r.id)) then
    return 'closed';
  end if;
  insert into release_request (account) select o.account from open_look() o;
  return 'done';
end $$;

drop function step_release(bigint, text, text);

-- Approves or refuses a proposal that nobody has decided about, or takes a published release back.
--   done    as asked
--   own     whoever proposed it cannot approve it
--   unsafe  the attacker worked a hidden number out: nobody can approve it
--   closed  it is too late, or too early
-- Null when not permitted, when there is no such proposal, or when residents are told nothing of a
-- release that is taken back.
create function step_release(asked bigint, wanted text, why text, residents jsonb) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  p release_proposal;
  me bigint := (select o.account from open_look() o);
begin
  if not may('publish') or wanted not in ('approved', 'refused', 'taken-back')
      or (wanted = 'taken-back') <> (residents is not null) then
    return null;
  end if;
  -- Two who decide at once do so one after the other.
  perform pg_advisory_xact_lock(1936090212, 3);
  select * into p from release_proposal where id = asked;
  if p.id is null then
    return null;
  end if;
  if wanted = 'approved' and p.account = me then
    return 'own';
  end if;
  if wanted = 'approved' and coalesce((p.facts ->> 'recovered')::bigint, 1) > 0 then
    return 'unsafe';
  end if;
  if wanted in ('approved', 'refused') and (
        exists (select from release_step s where s.proposal = asked)
        or exists (select from release_proposal l where l.release = p.release and l.id > asked))
      or wanted = 'taken-back' and (
        not exists (select from release_step s where s.proposal = asked and s.step = 'published')
        or exists (select from release_step s where s.proposal = asked and s.step = 'taken-back')) then
    return 'closed';
  end if;
  insert into release_step (proposal, step, account, note, told)
  values (asked, wanted, me, btrim(coalesce(why, '')), residents);
  return 'done';
end $$;

revoke execute on all functions in schema study from public;
