create schema shop;
create table shop.lamps (id bigint primary key);
