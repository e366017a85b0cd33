-- Rows of a kilobyte do not belong into the inner pages of a tree: installs and users lie in tables, and are found by an index.
create table install_row (
    app integer not null,
    id text not null,
    body blob not null,
    unique (app, id)
);
insert into install_row (app, id, body) select app, id, body from install;
drop table install;
alter table install_row rename to install;

create table user_row (
    app integer not null,
    id text not null,
    body blob not null,
    unique (app, id)
);
insert into user_row (app, id, body) select app, id, body from user;
drop table user;
alter table user_row rename to user;
