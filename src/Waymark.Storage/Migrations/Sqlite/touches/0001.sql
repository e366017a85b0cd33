-- A pair of tables per UTC day, touch_YYYYMMDD and key_YYYYMMDD, is made when the day's first click comes: see TouchDay.
create table shape (note text not null);
