-- What residents say, and what becomes of it. The public server may hand a message in and read what
-- staff have published; it can read no message, not even one it took itself. Staff act through the
-- functions of schema study, which know who is looking.

create table voice (
  id bigint generated always as identity primary key,
  -- what the sender may ask by; says nothing about them
  code text not null unique check (code ~ '^[a-z2-9]{10}$'),
  -- the form's own number: the same form sent twice is one message
  ticket uuid not null unique,
  received_at timestamptz not null default now(),
  kind text not null check (kind in ('clear', 'unclear', 'question', 'comment', 'suggestion')),
  language text not null check (char_length(language) between 2 and 12),
  -- the page it is about, without language: /topics/911
  page text not null check (page ~ '^/' and char_length(page) <= 300),
  -- the release that was shown
  release text check (release ~ '^[0-9]{4}$'),
  -- the agency whose numbers the page shows; null for a page of the whole city
  agency text check (char_length(agency) <= 60),
  words text not null check (char_length(words) <= 4000),
  -- what looks like personal data in it: email, phone, ...
  flags text[] not null default '{}',
  -- whether its words are those of somebody in danger
  urgent boolean not null default false,
  check (words <> '' or kind in ('clear', 'unclear'))
);

create index voice_received on voice (received_at);

-- How somebody may be answered; apart from what they said, and gone when its time is over.
create table contact (
  voice bigint primary key references voice (id) on delete cascade,
  address text not null check (char_length(address) between 3 and 200),
  given_at timestamptz not null default now()
);

-- What staff did with a message; it only grows.
create table voice_step (
  id bigint generated always as identity primary key,
  voice bigint not null references voice (id) on delete cascade,
  step text not null check (step in ('assigned', 'read', 'set-aside', 'published')),
  agency text check (char_length(agency) <= 60),
  note text not null default '' check (char_length(note) <= 500),
  account bigint not null,
  at timestamptz not null default now()
);
create index voice_step_voice on voice_step (voice);

-- A question as everybody may read it: in staff's words, without anything personal.
create table question (
  id bigint generated always as identity primary key,
  voice bigint not null unique references voice (id),
  asked_on date not null,
  agency text,
  page text not null,
  words local_text not null,
  account bigint not null,
  at timestamptz not null default now()
);

-- What became of a question; it only grows, so an answer that was changed can still be read.
create table question_step (
  id bigint generated always as identity primary key,
  question bigint not null references question (id),
  state text not null check (state in ('looking', 'answered', 'cannot')),
  words local_text,
  -- where the answer stands, and the release that gives it
  page text check (page ~ '^/' and char_length(page) <= 300),
  release text check (release ~ '^[0-9]{4}$'),
  account bigint not null,
  at timestamptz not null default now(),
  check ((state = 'looking') = (words is null))
);
create index question_step_question on question_step (question);

-- How many others ask the same; a number a day, and nobody's name.
create table question_second (
  question bigint not null references question (id),
  day date not null,
  n integer not null check (n > 0),
  primary key (question, day)
);

-- You said, we did.
create table change (
  id bigint generated always as identity primary key,
  day date not null,
  page text not null check (page ~ '^/' and char_length(page) <= 300),
  heard local_text not null,
  did local_text not null,
  release text check (release ~ '^[0-9]{4}$'),
  account bigint not null,
  at timestamptz not null default now()
);

create table change_voice (
  change bigint not null references change (id),
  voice bigint not null references voice (id),
  primary key (change, voice)
);

create function only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = '55000';
end $$;

do $$
declare about text;
begin
  foreach about in array array['voice_step', 'question', 'question_step', 'change', 'change_voice'] loop
    execute format('create trigger grows before update or delete or truncate on %I'
      ' for each statement execute function only_grows()', about);
  end loop;
end $$;

---------------------------------------------------------------------------------------------------
-- What everybody may read
---------------------------------------------------------------------------------------------------

create view board as
  select q.id, q.asked_on, q.agency, q.page, q.words,
    coalesce(s.state, 'received') as state,
    s.words as answer, s.page as answer_page, s.release as answer_release,
    (s.at at time zone 'UTC')::date as state_on,
    coalesce((select sum(x.n) from question_second x where x.question = q.id), 0)::integer as seconds
  from question q
  left join lateral (
    select * from question_step x where x.question = q.id order by x.id desc limit 1) s on true;

create view board_step as
  select s.question, s.state, (s.at at time zone 'UTC')::date as day from question_step s;

create view done as
  select c.id, c.day, c.page, c.heard, c.did, c.release,
    (select count(*) from change_voice v where v.change = c.id)::integer as voices,
    (select coalesce(array_agg(q.id order by q.id), '{}')
     from change_voice v join question q on q.voice = v.voice where v.change = c.id) as questions
  from change c;

-- How the city listens, month by month. "days" is the median from asking to the first answer.
create view listening as
  with month as (
    select generate_series(
      date_trunc('month', (select min(received_at) from voice) at time zone 'UTC'),
      date_trunc('month', now() at time zone 'UTC'), interval '1 month')::date as start)
  select m.start as month,
    (select count(*) from voice v where v.words <> ''
       and date_trunc('month', v.received_at at time zone 'UTC') = m.start)::integer as messages,
    (select count(*) from voice v where v.kind = 'question'
       and date_trunc('month', v.received_at at time zone 'UTC') = m.start)::integer as questions,
    (select count(*) from voice v where v.kind = 'clear'
       and date_trunc('month', v.received_at at time zone 'UTC') = m.start)::integer as clear,
    (select count(*) from voice v where v.kind = 'unclear'
       and date_trunc('month', v.received_at at time zone 'UTC') = m.start)::integer as unclear,
    a.answered::integer as answered,
    a.days,
    (select count(*) from change c where date_trunc('month', c.day) = m.start)::integer as changes
  from month m
  cross join lateral (
    select count(*) as answered,
      percentile_disc(0.5) within group (order by f.day - q.asked_on) as days
    from question q
    join (select s.question, min((s.at at time zone 'UTC')::date) as day
          from question_step s where s.state in ('answered', 'cannot') group by s.question) f
      on f.question = q.id
    where date_trunc('month', f.day) = m.start) a;

---------------------------------------------------------------------------------------------------
-- What the public server may do
---------------------------------------------------------------------------------------------------

-- Takes a message in; gives its code, or the code it got when the same form came before.
create function receive(
  form uuid, name text, sort text, spoken text, about text, shown text, whose text, said text,
  marks text[], danger boolean, reach text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
declare
  known bigint;
begin
  insert into voice (ticket, code, kind, language, page, release, agency, words, flags, urgent)
  values (form, name, sort, spoken, about, shown, whose, said, marks, danger)
  on conflict (ticket) do nothing
  returning id into known;
  if known is null then
    return (select v.code from voice v where v.ticket = form);
  end if;
  if reach is not null then
    insert into contact (voice, address) values (known, reach);
  end if;
  return name;
end $$;

-- One more asks the same; how many now, or null when there is no such question.
create function second_question(asked bigint) returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
begin
  if not exists (select from question q where q.id = asked) then
    return null;
  end if;
  insert into question_second (question, day, n)
  values (asked, (now() at time zone 'UTC')::date, 1)
  on conflict (question, day) do update set n = question_second.n + 1;
  return (select sum(s.n)::integer from question_second s where s.question = asked);
end $$;

-- How far a message is, for whoever has its code. None of its words.
create function whereabouts(name text)
returns table (received date, kind text, state text, why text, question bigint, contact boolean)
language sql stable security definer
set search_path = pg_catalog, commons, pg_temp as $$
  select (v.received_at at time zone 'UTC')::date, v.kind,
    case
      when q.id is not null then 'published'
      else coalesce((
        select case s.step when 'assigned' then 'looking' else s.step end
        from voice_step s where s.voice = v.id order by s.id desc limit 1), 'received')
    end,
    coalesce((
      select s.note from voice_step s
      where s.voice = v.id and s.step = 'set-aside' order by s.id desc limit 1), ''),
    q.id,
    exists (select from contact c where c.voice = v.id)
  from voice v left join question q on q.voice = v.id
  where v.code = name
$$;

-- Deletes how somebody may be answered; whether there was something to delete.
create function forget_contact(name text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
begin
  delete from contact c using voice v where v.id = c.voice and v.code = name;
  return found;
end $$;

revoke execute on all functions in schema commons from public;
