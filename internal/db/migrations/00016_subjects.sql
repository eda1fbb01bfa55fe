-- What an event is about is found without reading what all events are about: undoing asks for it.

-- +goose Up
CREATE INDEX event_subjects_by_event ON event_subjects(event_id);
