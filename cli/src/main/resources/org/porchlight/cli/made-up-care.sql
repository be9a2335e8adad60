-- What the made-up team of the demo did for three made-up neighbors over the last weeks. Played once,
-- by the owner of the schema, into a study that has seen no care yet.
do $$
declare
  day date := study.city_day();
  noon timestamptz := (select (study.city_day() + time '12:00') at time zone c.zone from study.city c);
  noor bigint := (select id from study.account where login = 'noor');
  luis bigint := (select id from study.account where login = 'luis');
  jody bigint := (select id from study.account where login = 'jody');
  chosen text[];
  one text;
  two text;
  three text;
  name text;
  goal bigint;
  last_meeting bigint;
  task bigint;
begin
  if exists (select from study.care_step) or noor is null or luis is null or jody is null
      or not exists (select from study.city where made_up) then
    return;
  end if;
  -- Grown-up people whom the crisis team and the police both met often, those met most first.
  select array_agg(person order by met desc, person) into chosen
  from (
    select m.person, count(*) filter (where s.agency = 'community-safety') as met
    from study.mention m join study.source s on s.id = m.source
    where m.counted and m.occurred > day - 365
      and s.agency in ('community-safety', 'police')
    group by m.person
    having count(*) filter (where s.agency = 'community-safety') >= 5
      and bool_or(s.agency = 'police')
      and not bool_or(coalesce(m.born, '1900-01-01') > (day - interval '19 years')::date::text)
    order by met desc, m.person
    limit 3) p;
  if coalesce(cardinality(chosen), 0) < 3 then
    return;
  end if;
  one := chosen[1];
  two := chosen[2];
  three := chosen[3];
  select coalesce(m.name, nullif(concat_ws(' ', m.given, m.family), '')) into name
  from study.mention m
  where m.person = one and coalesce(m.name, m.given) is not null
  group by 1 order by count(*) desc, 1 limit 1;

  insert into study.care_step (person, step, reason, agency, account, at) values
    (one, 'found', 'The crisis team meets this neighbor most weeks, often at night.', 'community-safety', luis, noon - interval '62 days'),
    (one, 'selected', 'The panel agrees: five agencies meet them, and nobody has the whole picture.', 'community-safety', noor, noon - interval '55 days'),
    (one, 'enrolled', 'Said: all right, if it is the same two people every time.', 'community-safety', luis, noon - interval '47 days'),
    (two, 'found', 'Many calls since spring, nearly all from the same corner.', 'community-safety', luis, noon - interval '20 days'),
    (two, 'selected', 'The panel has a place. Ask at the library, not at the shelter.', 'community-safety', noor, noon - interval '12 days'),
    (three, 'nominated', 'Asked the crisis team twice for somebody to talk to about housing.', 'community-safety', luis, noon - interval '3 days');

  insert into study.care_outreach (person, agency, account, at, day, how, result, words) values
    (one, 'community-safety', luis, noon - interval '50 days', day - 50, 'visit', 'not-reached', ''),
    (one, 'community-safety', luis, noon - interval '47 days', day - 47, 'visit', 'reached', 'Had tea on the bench by the mill.'),
    (two, 'community-safety', luis, noon - interval '9 days', day - 9, 'visit', 'not-reached', ''),
    (two, 'community-safety', luis, noon - interval '4 days', day - 4, 'through-partner', 'left-word', 'The librarian will say that we asked.');

  insert into study.consent (person, handles, form, language, name, disclosers, kinds, recipients,
    purpose, signed_on, expires_on, signer, signature, signed_how, paper, told, account, agency, at)
  select one, array_agg(p.id::text), '2026-1', 'en', name, array['community-safety', 'justice-services'],
    array['contacts', 'plan', 'needs', 'notes', 'card'],
    array['fire', 'justice-services', 'police', 'sheriff'], 'care-and-response', day - 46, day + 30,
    'person', name, 'paper', 'Cabinet 2, folder 7', true, luis, 'community-safety', noon - interval '46 days'
  from study.person p where p.id = one or p.joined_into = one;

  insert into study.care_assessment (person, agency, account, at, day, words, strengths, hopes, needs,
    again_on)
  values (one, 'community-safety', luis, noon - interval '44 days', day - 44,
    'I just want a door that closes. And somebody who picks up when it gets loud.',
    'Cooks for the whole corner. Knows every bus line. Never misses a Sunday with the sister.',
    'A room with a key. To cook in the church kitchen again.',
    '{"housing": "now", "mind": "now", "income": "soon", "people": "later"}', day + 46);
  insert into study.care_plan (person, agency, account, at, status, review_on)
  values (one, 'community-safety', luis, noon - interval '43 days', 'active', day + 46);

  insert into study.care_goal (person, agency, account, at, words)
  values (one, 'community-safety', luis, noon - interval '43 days', 'A room with a door that closes') returning id into goal;
  insert into study.care_task (person, goal, agency, owner, account, at, what, due)
  values (one, goal, 'community-safety', 'justice-services', luis, noon - interval '43 days',
    'Ask about a room at Millrace House, and go along to see it', day - 6);
  insert into study.care_task (person, goal, agency, owner, account, at, what, due)
  values (one, goal, 'community-safety', 'community-safety', luis, noon - interval '43 days',
    'Help to get a new identity card', day - 15) returning id into task;
  insert into study.care_task_step (task, status, account, at) values (task, 'completed', luis, noon - interval '18 days');
  insert into study.care_goal (person, agency, account, at, words)
  values (one, 'community-safety', luis, noon - interval '43 days', 'Somebody who picks up when it gets loud') returning id into goal;
  insert into study.care_task (person, goal, agency, owner, account, at, what, due)
  values (one, goal, 'community-safety', 'community-safety', luis, noon - interval '40 days',
    'Call every Friday at four, the same two people', day + 24) returning id into task;
  insert into study.care_task_step (task, status, account, at) values (task, 'in-progress', luis, noon - interval '38 days');

  insert into study.care_note (person, agency, account, at, class, words) values
    (one, 'community-safety', luis, noon - interval '30 days', 'notes', 'Came to the Friday call from the library. Laughed a lot.'),
    (one, 'community-safety', luis, noon - interval '21 days', 'health', 'Would like to see the eye doctor; wants us to come along.');
  insert into study.care_card (person, agency, account, at, helps, avoid, contact)
  values (one, 'community-safety', luis, noon - interval '40 days',
    'Sit down. Speak slowly. Ask about the sister, or about cooking. Wait a minute longer than you think.',
    'Standing in a circle. Sirens when there is no hurry. Touching the bags.',
    'Crisis team, day and night: 555-0142');

  insert into study.care_meeting (day, agency, account, at, closed_at)
  values (day - 30, 'community-safety', noor, noon - interval '30 days', noon - interval '30 days') returning id into last_meeting;
  insert into study.care_seat (meeting, agency, people, account, at) values
    (last_meeting, 'community-safety', 2, noor, noon - interval '30 days'),
    (last_meeting, 'fire', 1, noor, noon - interval '30 days'),
    (last_meeting, 'justice-services', 2, noor, noon - interval '30 days');
  insert into study.care_decision (meeting, person, agency, account, at, words)
  values (last_meeting, one, 'community-safety', noor, noon - interval '30 days',
    'The same two people go along to Millrace House. The card goes to the night shift.');
  insert into study.care_task (meeting, agency, owner, account, at, what, due)
  values (last_meeting, 'community-safety', 'fire', noor, noon - interval '30 days',
    'Show the response cards to the night shift', day - 10);
  insert into study.care_meeting (day, agency, account, at)
  values (day, 'community-safety', noor, noon);
end $$;
