create table shades (id bigint primary key);
