import { DrizzleQueryError } from 'drizzle-orm/errors';

/** The same functions; an error of the database no longer holds what was asked with, such as a session's token. */
export const withoutValues = <Functions extends object>(functions: Functions): Functions =>
  Object.fromEntries(
    Object.entries(functions).map(([name, each]) => [
      name,
      typeof each === 'function' ? guarded(each) : each,
    ]),
  ) as Functions;

const guarded =
  (call: (...args: readonly unknown[]) => unknown) =>
  async (...args: readonly unknown[]): Promise<unknown> => {
    try {
      return await call(...args);
    } catch (error) {
      throw error instanceof DrizzleQueryError ? failed(error.cause) : error;
    }
  };

/** No `cause`: whatever prints an error prints its causes too. PostgreSQL's own message may quote a value. */
function failed(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new Error(`the database query failed${code}`);
}
