package io.bucketeer.data.differential;

/** What becomes of a cursor between two calls. */
enum CursorFate {
    KEPT {
        @Override
        String of(String cursor) {
            return cursor;
        }
    },
    EMPTY {
        @Override
        String of(String cursor) {
            return "";
        }
    },
    CUT {
        @Override
        String of(String cursor) {
            return cursor.substring(0, cursor.length() / 2);
        }
    },
    LENGTHENED {
        @Override
        String of(String cursor) {
            return cursor + cursor;
        }
    },
    JUNK {
        @Override
        String of(String cursor) {
            return "' OR 1=1 -- \u00E9";
        }
    };

    /** The cursor as it is passed on. */
    abstract String of(String cursor);
}
