-- Live listening sessions: people in a room answer prompts on their phones or on paper. The public
-- server hands answers in and can read none; the room sees sums and the words that the facilitator
-- let through. When a session closes, nothing is left that ties one person's answers together.

create table listening_session (
  id bigint generated always as identity primary key,
  -- what the room's QR code carries; never on a public list
  code text not null unique check (code ~ '^[a-z2-9]{6}$'),
  title local_text not null check (octet_length(title::text) <= 2000),
  place local_text not null check (octet_length(place::text) <= 2000),
  -- what is offered: a ramp, child care, a meal, pay
  offered local_text not null check (octet_length(offered::text) <= 4000),
  -- the page of the hub that it is about, without language: /topics/911
  page text not null check (page ~ '^/' and char_length(page) <= 300),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 15 and 600),
  format text not null check (format in ('in-person', 'online', 'both', 'paper')),
  -- spoken there, and interpreted into
  languages text[] not null check (cardinality(languages) between 1 and 12),
  interpreters text[] not null default '{}' check (cardinality(interpreters) <= 12),
  -- phones that may take part, at most
  seats integer not null check (seats between 1 and 5000),
  account bigint not null,
  at timestamptz not null default now()
);

create table session_prompt (
  session bigint not null references listening_session (id),
  position integer not null check (position between 1 and 20),
  kind text not null check (kind in ('choice', 'words')),
  words local_text not null check (octet_length(words::text) <= 4000),
  -- what can be chosen, each a local_text; empty where people write
  options jsonb not null default '[]',
  primary key (session, position),
  check (jsonb_typeof(options) = 'array'
    and case kind when 'choice' then jsonb_array_length(options) between 2 and 10
        else jsonb_array_length(options) = 0 end)
);

-- What the facilitator did. 'shown' puts one prompt on the phones, 'paused' takes it off.
create table session_step (
  id bigint generated always as identity primary key,
  session bigint not null references listening_session (id),
  step text not null check (step in ('opened', 'shown', 'paused', 'closed', 'cancelled')),
  prompt integer,
  account bigint not null,
  at timestamptz not null default now(),
  check ((step = 'shown') = (prompt is not null)),
  foreign key (session, prompt) references session_prompt (session, position)
);
create index session_step_session on session_step (session, id);

-- What is written down afterwards; the newest counts. Attendance in bands: nobody is listed.
create table session_record (
  id bigint generated always as identity primary key,
  session bigint not null references listening_session (id),
  attendance text not null check (attendance in ('0', '1-9', '10-24', '25-49', '50-99', '100+')),
  recruitment local_text not null check (octet_length(recruitment::text) <= 4000),
  heard local_text not null check (octet_length(heard::text) <= 20000),
  account bigint not null,
  at timestamptz not null default now()
);
create index session_record_session on session_record (session, id);

do $$
declare about text;
begin
  foreach about in array array[
      'listening_session', 'session_prompt', 'session_step', 'session_record'] loop
    execute format('create trigger grows before update or delete or truncate on %I'
      ' for each statement execute function only_grows()', about);
  end loop;
end $$;

-- A phone in the room: a number by chance that says nothing about anybody, gone when it closes.
create table session_seat (
  session bigint not null references listening_session (id),
  seat uuid not null,
  primary key (session, seat)
);

-- What one phone chose, only while the session runs.
create table session_choice (
  session bigint not null,
  prompt integer not null,
  seat uuid not null,
  option integer not null check (option between 1 and 10),
  primary key (session, prompt, seat),
  foreign key (session, seat) references session_seat (session, seat),
  foreign key (session, prompt) references session_prompt (session, position)
);

-- How often something was chosen, by phones and on paper, when the session closed.
create table session_count (
  session bigint not null,
  prompt integer not null,
  option integer not null check (option between 1 and 10),
  phones integer not null default 0 check (phones >= 0),
  paper integer not null default 0 check (paper between 0 and 5000),
  primary key (session, prompt, option),
  foreign key (session, prompt) references session_prompt (session, position)
);

-- What somebody wrote. The seat goes when the session closes; no moment is kept, so that words of
-- one person cannot be put in a row.
create table session_words (
  id uuid primary key default gen_random_uuid(),
  session bigint not null,
  prompt integer not null,
  seat uuid,
  language text not null check (char_length(language) between 2 and 12),
  words text not null check (words <> '' and char_length(words) <= 500),
  flags text[] not null default '{}',
  urgent boolean not null default false,
  -- the facilitator's say: may the room read it
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'set-aside')),
  unique (session, prompt, seat),
  foreign key (session, seat) references session_seat (session, seat),
  foreign key (session, prompt) references session_prompt (session, position)
);

---------------------------------------------------------------------------------------------------
-- What everybody may read
---------------------------------------------------------------------------------------------------

create view sessions as
  select s.id, s.title, s.place, s.offered, s.page, s.starts_at, s.minutes, s.format, s.languages,
    s.interpreters,
    case
      when l.step is null then 'planned'
      when l.step in ('closed', 'cancelled') then l.step
      else 'open'
    end as state,
    (select count(*) from session_prompt p where p.session = s.id)::integer as prompts,
    r.attendance, r.recruitment, r.heard
  from listening_session s
  left join lateral (
    select x.step from session_step x where x.session = s.id order by x.id desc limit 1) l on true
  left join lateral (
    select x.* from session_record x where x.session = s.id order by x.id desc limit 1) r on true;

---------------------------------------------------------------------------------------------------
-- What the public server may do
---------------------------------------------------------------------------------------------------

-- What the phones of a room show now, for whoever has its code. "prompt" is null between prompts.
create function session_now(name text) returns table (
  session bigint, title jsonb, page text, format text, state text, step bigint, prompt integer,
  prompts integer, kind text, words jsonb, options jsonb)
language sql stable security definer
set search_path = pg_catalog, commons, pg_temp as $$
  select s.id, s.title::jsonb, s.page, s.format,
    case
      when l.step is null then 'planned'
      when l.step in ('closed', 'cancelled') then l.step
      else 'open'
    end,
    coalesce(l.id, 0), p.position,
    (select count(*) from session_prompt x where x.session = s.id)::integer,
    p.kind, p.words::jsonb, p.options
  from listening_session s
  left join lateral (
    select * from session_step x where x.session = s.id order by x.id desc limit 1) l on true
  left join session_prompt p on p.session = s.id and p.position = l.prompt
  where s.code = name
$$;

-- Gives a phone its seat. 'seated' (again, if it has one), 'full', 'closed'; null without such a code.
create function take_seat(name text, number uuid) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
declare
  room record;
begin
  select n.session, n.state, n.format into room from session_now(name) n;
  if room.session is null then
    return null;
  end if;
  -- Nobody sits down in a room that is being closed, and no two take the last seat.
  perform pg_advisory_xact_lock(1936942447, room.session::integer);
  select n.session, n.state, n.format into room from session_now(name) n;
  if room.state in ('closed', 'cancelled') or room.format = 'paper' then
    return 'closed';
  end if;
  if exists (select from session_seat t where t.session = room.session and t.seat = number) then
    return 'seated';
  end if;
  if (select count(*) from session_seat t where t.session = room.session)
      >= (select s.seats from listening_session s where s.id = room.session) then
    return 'full';
  end if;
  insert into session_seat (session, seat) values (room.session, number);
  return 'seated';
end $$;

-- Takes an answer in; a second one of the same phone to the same prompt replaces the first.
--   done    kept
--   late    this prompt is not asked now
--   unseated  the phone has no seat
--   wrong   no such option, or words where one chooses
-- Null without such a code.
create function answer_prompt(
  name text, number uuid, asked integer, chosen integer, spoken text, said text, marks text[],
  danger boolean) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
declare
  room record;
begin
  select n.session into room from session_now(name) n;
  if room.session is null then
    return null;
  end if;
  -- Beside other answers, but not beside the session's closing.
  perform pg_advisory_xact_lock_shared(1936942447, room.session::integer);
  select * into room from session_now(name) n;
  if room.state <> 'open' or room.prompt is distinct from asked then
    return 'late';
  end if;
  if not exists (
      select from session_seat t where t.session = room.session and t.seat = number) then
    return 'unseated';
  end if;
  if room.kind = 'choice' then
    if chosen is null or chosen not between 1 and jsonb_array_length(room.options) then
      return 'wrong';
    end if;
    insert into session_choice (session, prompt, seat, option)
    values (room.session, asked, number, chosen)
    on conflict (session, prompt, seat) do update set option = excluded.option;
  else
    if said is null or btrim(said) = '' or char_length(said) > 500 then
      return 'wrong';
    end if;
    insert into session_words (session, prompt, seat, language, words, flags, urgent)
    values (room.session, asked, number, spoken, said, marks, danger)
    on conflict (session, prompt, seat) do update set language = excluded.language,
      words = excluded.words, flags = excluded.flags, urgent = excluded.urgent, state = 'waiting';
  end if;
  return 'done';
end $$;

revoke execute on all functions in schema commons from public;
