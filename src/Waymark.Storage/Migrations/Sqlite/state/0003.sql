-- Units of each currency for a euro, as JSON by currency; day is the number of days since the year 1. The one table that belongs to
-- no app: a day's rates are the same for all of them.
create table exchange_rate (
    day integer primary key,
    rates blob not null
);
