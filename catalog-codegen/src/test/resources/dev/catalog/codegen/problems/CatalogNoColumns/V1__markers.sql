create table markers (); create table lamps (id bigint primary key);
