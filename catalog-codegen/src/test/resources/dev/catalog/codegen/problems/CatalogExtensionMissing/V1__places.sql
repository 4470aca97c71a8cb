create table places (id bigint primary key);

create extension postgis;
