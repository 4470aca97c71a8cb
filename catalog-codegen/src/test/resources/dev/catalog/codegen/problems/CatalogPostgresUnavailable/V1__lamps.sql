create table lamps (id bigint primary key);
