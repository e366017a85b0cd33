-- One row per commit: up to 512 facts in one blob, see FrameFormat.
create table frame (
    first integer primary key,
    count integer not null,
    at integer not null,
    body blob not null
);

-- Room is what a probe writes, to see whether there is some.
create table journal (
    id text not null,
    room blob
);
