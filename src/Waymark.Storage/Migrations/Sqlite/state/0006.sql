-- At the end and nullable: when it was received, where a sender told of another time than that.
alter table stream add column received integer;
