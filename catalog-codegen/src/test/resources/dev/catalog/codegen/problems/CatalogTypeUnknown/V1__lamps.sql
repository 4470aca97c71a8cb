create schema elsewhere;
create type elsewhere.size as enum ('small', 'large');
create table lamps (id bigint primary key, size elsewhere.size);
