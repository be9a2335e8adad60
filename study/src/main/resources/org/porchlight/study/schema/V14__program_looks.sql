-- What was found when a program was looked at, as the command wrote it: sums over everybody served,
-- never about one person. The team reads it; who may is everybody with the right 'programs'.

insert into role_right (role, "right") values
  ('member', 'programs'), ('steward', 'programs'), ('analyst', 'programs');

create table program_look (
  id bigint generated always as identity primary key,
  program text not null check (program <> ''),
  at timestamptz not null default clock_timestamp(),
  -- as JSON: org.porchlight.release.ProgramReport
  report jsonb not null
);
create index on program_look (program, id);

create trigger grows before update or delete or truncate on program_look
  for each statement execute function only_grows();

alter table program_look enable row level security;
alter table program_look force row level security;
do $$ begin
  execute 'create policy owner on program_look to current_user using (true) with check (true)';
end $$;
create policy in_view on program_look for select using ((select may('programs')));
