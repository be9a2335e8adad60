-- What staff report about the plan, period by period: written by one person, published by another.
-- Nothing is ever changed: another draft is another row, and what was published stays readable.

-- The last day of a month (2026-09), a quarter (2026-Q3) or a year (2026); null for anything else.
create function period_end(name text) returns date
language sql immutable strict parallel safe as $$
  select case
    when name ~ '^20[0-9]{2}$' then make_date(name::integer, 12, 31)
    when name ~ '^20[0-9]{2}-Q[1-4]$' then (make_date(left(name, 4)::integer,
      3 * right(name, 1)::integer, 1) + interval '1 month - 1 day')::date
    when name ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$' then (make_date(left(name, 4)::integer,
      right(name, 2)::integer, 1) + interval '1 month - 1 day')::date
  end
$$;

create table plan_update (
  id bigint generated always as identity primary key,
  initiative text not null check (initiative ~ '^[0-9]+\.[0-9]+$'),
  period text not null,
  -- the period's last day
  ends date not null generated always as (period_end(period)) stored,
  progress text not null check (progress in ('IN_PROGRESS', 'ON_HOLD', 'COMPLETE_ONGOING')),
  doing local_text not null check (octet_length(doing::text) <= 20000),
  next local_text not null check (octet_length(next::text) <= 20000),
  account bigint not null,
  at timestamptz not null default now()
);
create index plan_update_of on plan_update (initiative, period, id);

-- What people report by hand of a measure; it is named by its English title, as in the plan.
create table plan_update_measure (
  plan_update bigint not null references plan_update (id),
  measure text not null,
  performance text not null
    check (performance in ('ON_TARGET', 'CLOSE_TO_TARGET', 'NEEDS_IMPROVEMENT', 'TARGET_PENDING')),
  -- of the period, in the measure's unit; null while it is awaited
  value numeric check (abs(value) < 1000000000000 and value = round(value, 3)),
  primary key (plan_update, measure)
);

create table plan_update_step (
  plan_update bigint not null references plan_update (id),
  step text not null check (step in ('review', 'returned', 'published')),
  note text not null default '' check (char_length(note) <= 500),
  account bigint not null,
  at timestamptz not null default now(),
  primary key (plan_update, step)
);

do $$
declare about text;
begin
  foreach about in array array['plan_update', 'plan_update_measure', 'plan_update_step'] loop
    execute format('create trigger grows before update or delete or truncate on %I'
      ' for each statement execute function only_grows()', about);
  end loop;
end $$;

-- Whoever wrote an update cannot publish it, and what was looked over is what gets published.
create function plan_step_in_order() returns trigger language plpgsql
set search_path = pg_catalog, commons, pg_temp as $$
declare
  u plan_update;
  steps text[] := coalesce((select array_agg(s.step) from plan_update_step s
    where s.plan_update = new.plan_update), '{}');
begin
  select * into u from plan_update p where p.id = new.plan_update;
  if new.step = 'published' and new.account = u.account then
    raise exception 'an update of the plan is published by a second person' using errcode = '42501';
  end if;
  if steps <> (case new.step when 'review' then '{}'::text[] else '{review}' end)
      or exists (select from plan_update p
        where p.initiative = u.initiative and p.period = u.period and p.id > u.id) then
    raise exception 'this step does not follow' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger in_order before insert on plan_update_step
  for each row execute function plan_step_in_order();

create function plan_values_before_review() returns trigger language plpgsql
set search_path = pg_catalog, commons, pg_temp as $$
begin
  if exists (select from plan_update_step s where s.plan_update = new.plan_update) then
    raise exception 'this update was handed in already' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger before_review before insert on plan_update_measure
  for each row execute function plan_values_before_review();

---------------------------------------------------------------------------------------------------
-- What everybody may read: what was published, and nobody's name
---------------------------------------------------------------------------------------------------

create view plan_published as
  select u.id, u.initiative, u.period, u.ends, u.progress, u.doing, u.next,
    (s.at at time zone 'UTC')::date as published_on,
    coalesce((
      select jsonb_agg(jsonb_build_object('measure', m.measure, 'performance', m.performance,
        'value', m.value) order by m.measure)
      from plan_update_measure m where m.plan_update = u.id), '[]') as reported
  from plan_update u join plan_update_step s on s.plan_update = u.id and s.step = 'published';

revoke execute on all functions in schema commons from public;
