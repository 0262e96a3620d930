-- A database to try the example with, and a role that can only read it.
create role shop_reader login password 'reader';
create database shop;
\connect shop
create table orders (
    id int generated always as identity primary key,
    customer text not null,
    product text not null,
    price numeric(10, 2) not null,
    ordered_on date not null
);
insert into orders (customer, product, price, ordered_on) values
    ('Ada', 'lamp', 29.90, '2026-10-01'),
    ('Ada', 'desk', 249.00, '2026-11-12'),
    ('Grace', 'chair', 99.50, '2026-11-20');
grant select on orders to shop_reader;
