-- One row per commit: up to 512 facts in one blob, see FrameFormat.
create table frame (
    first integer primary key,
    count integer not null,
    at integer not null,
    body blob not null
);

create table journal (
    id text not null
);
