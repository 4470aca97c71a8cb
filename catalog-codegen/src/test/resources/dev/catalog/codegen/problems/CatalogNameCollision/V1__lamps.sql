create table lamp (id bigint primary key);
create table lamps (id bigint primary key, "a_b" text, "a-b" text);
