-- At the end and nullable: rows from before have neither, and read as version 0 and as no amount in US dollars.
alter table stream add column version integer;
alter table stream add column revenue_usd text;
