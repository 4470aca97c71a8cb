-- What docs/guide/tenants.md shows.
alter table orders enable row level security;

create policy own_orders on orders
  using (customer_id = nullif(current_setting('shop.customer', true), '')::uuid);
