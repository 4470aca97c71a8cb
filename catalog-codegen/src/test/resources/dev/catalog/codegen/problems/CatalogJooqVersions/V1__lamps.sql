create table lamps (id bigint primary key, name text not null);
