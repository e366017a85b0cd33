-- How far iOS installs are with their conversion values.
create table value_progress (
    app integer not null,
    install text not null,
    body blob not null,
    primary key (app, install)
) without rowid;
