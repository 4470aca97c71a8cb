create table lamps (id bigint primary key);
create table lamps (id bigint);
