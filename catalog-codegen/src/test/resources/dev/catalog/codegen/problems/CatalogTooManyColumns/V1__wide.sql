do $$ begin
  execute (select 'create table wide (' || string_agg('c' || n || ' int', ', ') || ')' from generate_series(1, 255) n);
end $$;
