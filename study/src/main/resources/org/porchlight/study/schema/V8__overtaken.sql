-- A proposal that was approved, while another release was published under its number: it never
-- comes out, and says so.

alter table release_step drop constraint release_step_step_check;
alter table release_step add constraint release_step_step_check
  check (step in ('approved', 'refused', 'overtaken', 'published', 'taken-back'));
