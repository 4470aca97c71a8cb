create index concurrently lamps_name on lamps (name);
