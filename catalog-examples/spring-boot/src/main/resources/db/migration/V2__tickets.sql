create type ticket_status as enum ('free', 'sold', 'used');

create table tickets (
  event_id bigint not null references events (id),
  seat     integer not null check (seat > 0),
  price    numeric(10, 2) not null check (price >= 0),
  status   ticket_status not null default 'free',
  holder   text,
  primary key (event_id, seat),
  constraint tickets_holder_check check ((status = 'free') = (holder is null))
);

create index tickets_free on tickets (event_id, seat) where status = 'free';

-- what clients are shown of an event
create view listed_events as
  select e.id, e.name, v.name as venue, lower(e.during) as starts_at, upper(e.during) as ends_at,
         e.attributes, e.version,
         count(t.seat) as seats, count(t.seat) filter (where t.status = 'free') as free
  from events e join venues v on v.id = e.venue_id left join tickets t on t.event_id = e.id
  group by e.id, v.id;
