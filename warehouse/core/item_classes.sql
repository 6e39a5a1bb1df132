-- One noun that is counted and one class it belongs to.
create table core.item_classes (
    noun varchar not null,
    class varchar not null,
    wider varchar[] not null,
    primary key (noun, class)
);
comment on table core.item_classes is 'One noun that is counted and one class it belongs to; a noun may stand in several classes.';
comment on column core.item_classes.noun is 'Lemma; several words match the end of an item';
comment on column core.item_classes.class is 'Class of the noun, such as fighter, civilian, munition, vehicle';
comment on column core.item_classes.wider is 'The class itself and all classes that it belongs to';
