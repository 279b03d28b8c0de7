-- PostgreSQL enforces NOT NULL inside a composite type only through domains.

CREATE DOMAIN required_text AS text COLLATE "C" NOT NULL;
COMMENT ON DOMAIN required_text IS 'A text that must be there; compared by code point.';

CREATE DOMAIN required_int AS integer NOT NULL;
COMMENT ON DOMAIN required_int IS 'A number that must be there.';

CREATE DOMAIN text_list AS text[] COLLATE "C" NOT NULL
    CONSTRAINT text_list_no_null CHECK (array_position(VALUE, NULL) IS NULL);
COMMENT ON DOMAIN text_list IS 'A list of texts; empty rather than null, and without null elements.';
