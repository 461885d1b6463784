import { DrizzleQueryError } from 'drizzle-orm';

/** The code of a query that PostgreSQL refused or did not answer, never its text; undefined for any other error. */
export function outageCode(error: unknown): string | undefined {
  if (!(error instanceof DrizzleQueryError)) return undefined;
  const { cause } = error;
  return cause && 'code' in cause && cause.code !== undefined ? String(cause.code) : 'no answer';
}
