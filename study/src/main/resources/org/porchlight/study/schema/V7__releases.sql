-- Releases on their way out: proposed by one person, approved by another, published or refused, and
-- taken back. Nothing here is about a person of the study: what changes, how much is hidden, what an
-- attacker found. The release itself is a folder.

insert into role_right (role, "right") values
  ('analyst', 'publish'), ('privacy-officer', 'publish');

create table release_proposal (
  id bigint generated always as identity primary key,
  -- four digits, as its folder is called
  release text not null check (release ~ '^[0-9]{4}$'),
  -- of its manifest, so that what is approved is what gets published
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  account bigint not null references account (id),
  at timestamptz not null default now(),
  -- ProposalFacts as JSON
  facts jsonb not null
);

-- What became of it; it only grows.
create table release_step (
  proposal bigint not null references release_proposal (id),
  step text not null check (step in ('approved', 'refused', 'published', 'taken-back')),
  -- null for what the command did by itself
  account bigint references account (id),
  at timestamptz not null default now(),
  note text not null default '' check (char_length(note) <= 500),
  primary key (proposal, step)
);

create trigger grows before update or delete or truncate on release_proposal
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on release_step
  for each statement execute function only_grows();

do $$
declare about text;
begin
  foreach about in array array['release_proposal', 'release_step'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
    execute format('create policy in_view on %I for select using ((select may(''publish'')))', about);
  end loop;
end $$;

-- Approves or refuses a proposal that nobody has decided about, or takes a published release back.
--   done    as asked
--   own     whoever proposed it cannot approve it
--   closed  it is too late, or too early
-- Null when not permitted, or when there is no such proposal.
create function step_release(asked bigint, wanted text, why text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  p release_proposal;
  me bigint := (select o.account from open_look() o);
begin
  if not may('publish') or wanted not in ('approved', 'refused', 'taken-back') then
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
  if wanted in ('approved', 'refused') and (
        exists (select from release_step s where s.proposal = asked)
        or exists (select from release_proposal l where l.release = p.release and l.id > asked))
      or wanted = 'taken-back' and (
        not exists (select from release_step s where s.proposal = asked and s.step = 'published')
        or exists (select from release_step s where s.proposal = asked and s.step = 'taken-back')) then
    return 'closed';
  end if;
  insert into release_step (proposal, step, account, note)
  values (asked, wanted, me, btrim(coalesce(why, '')));
  return 'done';
end $$;

revoke execute on all functions in schema study from public;
