-- Staff keep the city's plan up to date (schema commons): one person writes what an initiative did in
-- a period, another one publishes it. Each of these runs inside a look.

insert into role_right (role, "right") values ('steward', 'plan'), ('analyst', 'plan');

-- The newest plan's initiatives. "since" is the day on which a plan was first kept here: nothing is
-- late that was due before.
create function plan_initiatives() returns table (
  number text, goal integer, goal_title jsonb, title jsonb, progress text, doing jsonb, next jsonb,
  since date)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select i.number, g.number, g.title::jsonb, i.title::jsonb, i.progress, i.doing::jsonb,
      i.next::jsonb,
      (select (min(v.loaded_at) at time zone c.zone)::date
       from commons.plan_version v, city c group by c.zone)
    from commons.initiative i
    join commons.objective o on o.version = i.version and o.number = i.objective
    join commons.goal g on g.version = i.version and g.number = o.goal
    where i.version = (select max(v.id) from commons.plan_version v) and may('plan')
    order by g.position, o.position, i.position;
end $$;

create function plan_goals() returns table (number integer, title jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select g.number, g.title::jsonb from commons.goal g
    where g.version = (select max(v.id) from commons.plan_version v) and may('plan')
    order by g.position;
end $$;

create function plan_measures() returns table (
  initiative text, title jsonb, unit jsonb, performance text, latest jsonb, frequency text,
  owner jsonb, due date, counted boolean)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select m.initiative, m.title::jsonb, m.unit::jsonb, m.performance, m.latest::jsonb, m.frequency,
      coalesce(m.awaiting_owner, m.owner)::jsonb, m.awaiting_due,
      num_nonnulls(m.counted, m.released_table) > 0
    from commons.measure m
    where m.version = (select max(v.id) from commons.plan_version v) and may('plan')
    order by m.initiative, m.position;
end $$;

create function plan_updates() returns table (
  id bigint, initiative text, period text, ends date, progress text, doing jsonb, next jsonb,
  reported jsonb, by text, own boolean, at timestamptz, state text, note text, step_by text,
  step_at timestamptz, newest boolean)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select u.id, u.initiative, u.period, u.ends, u.progress, u.doing::jsonb, u.next::jsonb,
      coalesce((select jsonb_agg(jsonb_build_object('measure', m.measure,
          'performance', m.performance, 'value', m.value::text) order by m.measure)
        from commons.plan_update_measure m where m.plan_update = u.id), '[]'),
      account_name(u.account), u.account = (select o.account from open_look() o), u.at,
      coalesce(s.step, 'draft'), coalesce(s.note, ''), account_name(s.account), s.at,
      not exists (select from commons.plan_update l
        where l.initiative = u.initiative and l.period = u.period and l.id > u.id)
    from commons.plan_update u
    left join lateral (
      select * from commons.plan_update_step x where x.plan_update = u.id
      order by x.step = 'review' limit 1) s on true
    where may('plan')
    order by u.initiative, u.ends, u.id;
end $$;

-- Keeps a draft beside those before it; gives its number. Null when not permitted, or when the plan
-- has no such initiative, or no such measure that people report by hand.
create function save_update(
  initiative_number text, of_period text, stands text, doing_text jsonb, next_text jsonb,
  reported jsonb)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  saved bigint;
begin
  if not may('plan')
      or not exists (select from plan_initiatives() i where i.number = initiative_number)
      or exists (select from jsonb_array_elements(reported) r where not exists (
        select from plan_measures() m where m.initiative = initiative_number and not m.counted
          and m.title ->> 'en' = r ->> 'measure')) then
    return null;
  end if;
  -- A draft and a step at once go one after the other.
  perform pg_advisory_xact_lock(1936090212, 16);
  insert into commons.plan_update (initiative, period, progress, doing, next, account)
  values (initiative_number, of_period, stands, doing_text, next_text,
    (select o.account from open_look() o))
  returning plan_update.id into saved;
  insert into commons.plan_update_measure (plan_update, measure, performance, value)
  select saved, r ->> 'measure', r ->> 'performance', (r ->> 'value')::numeric
  from jsonb_array_elements(reported) r;
  return saved;
end $$;

-- Hands an update in for review, returns it with a reason, or publishes it.
--   done    as asked
--   own     whoever wrote it cannot publish it
--   closed  it is too late, or too early
-- Null when not permitted, or when there is no such update.
create function step_update(asked bigint, wanted text, why text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  u record;
  due text;
begin
  if wanted not in ('review', 'returned', 'published') then
    return null;
  end if;
  perform pg_advisory_xact_lock(1936090212, 16);
  select * into u from plan_updates() p where p.id = asked;
  if u.id is null then
    return null;
  end if;
  if wanted = 'published' and u.own then
    return 'own';
  end if;
  due := case wanted when 'review' then 'draft' else 'review' end;
  if u.state <> due or not u.newest then
    return 'closed';
  end if;
  insert into commons.plan_update_step (plan_update, step, note, account)
  values (asked, wanted, btrim(coalesce(why, '')), (select o.account from open_look() o));
  return 'done';
end $$;

revoke execute on all functions in schema study from public;
