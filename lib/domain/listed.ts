/** More choices than this are not listed: a list of hundreds finds nothing faster, and a person names the one that is meant. */
export const MOST_LISTED = 60;
