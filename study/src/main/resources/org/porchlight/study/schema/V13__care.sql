-- Care itself: who was reached, what the person says they need, the plan that several agencies share,
-- tasks, notes, the card for first responders, and the monthly meeting.
--
-- Each row belongs to the agency that wrote it. Another one sees it when a consent in force names it as
-- recipient of that kind of information from the agency that wrote it.

create table care_outreach (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  day date not null,
  how text not null check (how in ('visit', 'call', 'message', 'letter', 'through-partner')),
  result text not null check (result in ('reached', 'not-reached', 'left-word', 'asked-not-to')),
  words text not null default '' check (char_length(words) <= 1000)
);

create table care_assessment (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  day date not null,
  -- In the person's own words.
  words text not null check (char_length(btrim(words)) between 2 and 2000),
  strengths text not null check (char_length(btrim(strengths)) between 2 and 2000),
  hopes text not null check (char_length(btrim(hopes)) between 2 and 2000),
  -- {"housing": "now" | "soon" | "later", ...}; what is not named is no need today.
  needs jsonb not null check (jsonb_typeof(needs) = 'object'),
  again_on date not null check (again_on > day)
);

create table care_note (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  class text not null check (class in ('notes', 'health', 'substance-use')),
  words text not null check (char_length(btrim(words)) between 2 and 2000)
);

create table care_goal (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  words text not null check (char_length(btrim(words)) between 2 and 500)
);

-- The plan's status, FHIR R4 request-status; the newest row holds.
create table care_plan (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  status text not null check (status in
    ('draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown')),
  review_on date
);

create table care_card (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  helps text not null check (char_length(btrim(helps)) between 2 and 600),
  avoid text not null check (char_length(btrim(avoid)) between 2 and 600),
  contact text not null check (char_length(btrim(contact)) between 2 and 200)
);

create table care_meeting (
  id bigint generated always as identity primary key,
  day date not null unique,
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);

create table care_seat (
  meeting bigint not null references care_meeting (id),
  agency text not null,
  people integer not null check (people between 1 and 50),
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  primary key (meeting, agency)
);

create table care_decision (
  id bigint generated always as identity primary key,
  meeting bigint not null references care_meeting (id),
  person handle references person (id),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  words text not null check (char_length(btrim(words)) between 2 and 1000)
);

-- An action of a plan, or what a meeting asked somebody to do. Open until it is done or given up.
create table care_task (
  id bigint generated always as identity primary key,
  person handle references person (id),
  goal bigint references care_goal (id),
  meeting bigint references care_meeting (id),
  agency text not null,
  owner text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  what text not null check (char_length(btrim(what)) between 2 and 500),
  due date not null,
  check (person is not null or goal is null)
);

-- FHIR R4 care-plan-activity-status; the newest row holds, and without one it is not-started.
create table care_task_step (
  id bigint generated always as identity primary key,
  task bigint not null references care_task (id),
  status text not null check (status in
    ('not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled')),
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp()
);
create index on care_task_step (task, id);

do $$
declare
  about text;
begin
  foreach about in array array['care_outreach', 'care_assessment', 'care_note', 'care_goal', 'care_plan',
    'care_card', 'care_meeting', 'care_seat', 'care_decision', 'care_task', 'care_task_step'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
  end loop;
  foreach about in array array['care_outreach', 'care_assessment', 'care_note', 'care_goal', 'care_plan',
    'care_card', 'care_decision', 'care_task_step', 'care_seat'] loop
    execute format(
      'create trigger grows before update or delete or truncate on %I'
      || ' for each statement execute function only_grows()', about);
  end loop;
  foreach about in array array['care_outreach', 'care_goal', 'care_plan'] loop
    execute format('create policy in_sight on %I for select'
      || ' using (agency = (select care_agency())'
      || ' or (person || ''/'' || agency) = any ((select consented(''plan''))::text[]))', about);
    execute format('create index on %I (person)', about);
  end loop;
end $$;

create policy in_sight on care_assessment for select
  using (agency = (select care_agency())
     or (person || '/' || agency) = any ((select consented('needs'))::text[]));

create policy in_sight on care_note for select
  using (agency = (select care_agency())
     or class = 'notes' and (person || '/' || agency) = any ((select consented('notes'))::text[])
     or class = 'health' and (person || '/' || agency) = any ((select consented('health'))::text[])
     or class = 'substance-use'
       and (person || '/' || agency) = any ((select consented('substance-use'))::text[]));

-- The one part of care that reaches law enforcement, and only by consent.
create policy in_sight on care_card for select
  using (agency = (select care_agency())
     or (person || '/' || agency) = any ((select consented('card'))::text[]));

create policy in_sight on care_meeting for select using ((select care_agency()) is not null);
create policy in_sight on care_seat for select using ((select care_agency()) is not null);
create policy in_sight on care_decision for select
  using ((select care_agency()) is not null and (person is null or agency = (select care_agency())
     or (person || '/' || agency) = any ((select consented('plan'))::text[])));
-- What was asked of an agency about a person is seen there only while the person agrees to it.
create policy in_sight on care_task for select
  using ((select care_agency()) is not null and (person is null or agency = (select care_agency())
     or (person || '/' || agency) = any ((select consented('plan'))::text[])));
create policy in_sight on care_task_step for select
  using (exists (select from care_task t where t.id = care_task_step.task));

create index on care_assessment (person);
create index on care_note (person);
create index on care_card (person);
create index on care_decision (meeting);
create index on care_task (person);

---------------------------------------------------------------------------------------------------
-- What may be done
---------------------------------------------------------------------------------------------------

-- Writes one thing down about a person in care: what is the table without its beginning, said the row as
-- JSON.
--   done    written
--   closed  the panel has not selected them; for all but outreach: they have not said yes
--   owner   the agency asked to act may not know of the plan by any consent
-- Null when not permitted, or when the reader does not know the person.
create function write_care(what text, asked text, said jsonb) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  me bigint := (select o.account from open_look() o);
  mine text := care_agency();
  root text := root_of(asked);
  state text;
begin
  if mine is null or root is null or not knows(root) then
    return null;
  end if;
  state := coalesce(care_state(root), '');
  if state not in ('selected', 'enrolled', 'returned', 'paused')
      or what <> 'outreach' and state = 'selected' then
    return 'closed';
  end if;
  case what
    when 'outreach' then
      insert into care_outreach (person, agency, account, day, how, result, words)
      values (root, mine, me, (said ->> 'day')::date, said ->> 'how', said ->> 'result',
        coalesce(said ->> 'words', ''));
    when 'assessment' then
      insert into care_assessment
        (person, agency, account, day, words, strengths, hopes, needs, again_on)
      values (root, mine, me, (said ->> 'day')::date, said ->> 'words', said ->> 'strengths',
        said ->> 'hopes', said -> 'needs', (said ->> 'again')::date);
    when 'note' then
      insert into care_note (person, agency, account, class, words)
      values (root, mine, me, said ->> 'class', said ->> 'words');
    when 'goal' then
      insert into care_goal (person, agency, account, words)
      values (root, mine, me, said ->> 'words');
    when 'plan' then
      insert into care_plan (person, agency, account, status, review_on)
      values (root, mine, me, said ->> 'status', (said ->> 'review')::date);
    when 'card' then
      insert into care_card (person, agency, account, helps, avoid, contact)
      values (root, mine, me, said ->> 'helps', said ->> 'avoid', said ->> 'contact');
    when 'task' then
      if said ->> 'owner' <> mine and not exists (
          select from consents_in_force() c
          where c.person = root and 'plan' = any (c.kinds) and mine = any (c.disclosers)
            and said ->> 'owner' = any (c.recipients)
            and exists (select from agency a where a.id = said ->> 'owner' and a.care_part = 'partner'))
      then
        return 'owner';
      end if;
      if not exists (
          select from care_goal g
          where g.id = (said ->> 'goal')::bigint and g.person = any (handles_of(root))
            and (g.agency = mine or (g.person || '/' || g.agency) = any (consented('plan')))) then
        return null;
      end if;
      insert into care_task (person, goal, agency, owner, account, what, due)
      values (root, (said ->> 'goal')::bigint, mine, said ->> 'owner', me, said ->> 'what',
        (said ->> 'due')::date);
    else return null;
  end case;
  return 'done';
end $$;

-- By the agency that wrote the task or the one that is to act, as far as it sees it.
create function step_task(asked bigint, wanted text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  t care_task;
  mine text := care_agency();
begin
  select * into t from care_task where id = asked;
  if t.id is null or mine is null or mine not in (t.agency, t.owner)
      or t.person is not null and t.agency <> mine
        and (t.person || '/' || t.agency) <> all (consented('plan')) then
    return false;
  end if;
  insert into care_task_step (task, status, account)
  values (asked, wanted, (select o.account from open_look() o));
  return true;
end $$;

-- Opens the meeting of a day, or gives the one there is. Null when not permitted.
create function open_meeting(wanted date) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  mine text := care_agency();
  made bigint;
begin
  if mine is null then
    return null;
  end if;
  insert into care_meeting (day, agency, account)
  values (wanted, mine, (select o.account from open_look() o))
  on conflict (day) do nothing returning id into made;
  return coalesce(made, (select m.id from care_meeting m where m.day = wanted));
end $$;

-- Writes down what happened at a meeting: seat, decision, task or closing.
--   done, closed (the meeting is over), owner (see write_care); null when not permitted
create function write_meeting(asked bigint, what text, said jsonb) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  m care_meeting;
  me bigint := (select o.account from open_look() o);
  mine text := care_agency();
  root text := root_of(said ->> 'person');
begin
  select * into m from care_meeting where id = asked;
  if m.id is null or mine is null or said ->> 'person' is not null and (root is null or not knows(root)) then
    return null;
  end if;
  if m.closed_at is not null then
    return 'closed';
  end if;
  case what
    when 'seat' then
      insert into care_seat (meeting, agency, people, account)
      values (asked, said ->> 'agency', (said ->> 'people')::integer, me)
      on conflict do nothing;
    when 'decision' then
      insert into care_decision (meeting, person, agency, account, words)
      values (asked, root, mine, me, said ->> 'words');
    when 'task' then
      if root is not null and said ->> 'owner' <> mine and not exists (
          select from consents_in_force() c
          where c.person = root and 'plan' = any (c.kinds) and mine = any (c.disclosers)
            and said ->> 'owner' = any (c.recipients)
            and exists (select from agency a where a.id = said ->> 'owner' and a.care_part = 'partner'))
      then
        return 'owner';
      end if;
      insert into care_task (person, meeting, agency, owner, account, what, due)
      values (root, asked, mine, said ->> 'owner', me, said ->> 'what', (said ->> 'due')::date);
    when 'closing' then
      update care_meeting set closed_at = clock_timestamp() where id = asked;
    else return null;
  end case;
  return 'done';
end $$;

-- Who an agency's name may stand for in a seat or a task.
create function partners() returns table (id text, name jsonb, care_part text, responds boolean)
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select a.id, a.name::jsonb, a.care_part, a.responds from agency a
  where (a.care_part is not null or a.responds) and exists (select from open_look())
  order by a.id collate "C"
$$;

revoke execute on all functions in schema study from public;
