-- Measures of the plan whose values stand among the published numbers: the database keeps where, and
-- never a number.
alter table measure
  add column released_table text,
  add column released_type text check (released_type is null or released_table is not null);

do $$
declare rule text;
begin
  select conname into strict rule from pg_constraint
  where conrelid = 'measure'::regclass and pg_get_constraintdef(oid) like '%num_nonnulls%counted%';
  execute format('alter table measure drop constraint %I', rule);
end $$;
alter table measure add check (num_nonnulls(latest, awaiting_due, counted, released_table) > 0);
