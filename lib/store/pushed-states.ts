import { and, eq, sql } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { tokens } from './schema/identity.ts';
import { pushedStates } from './schema/pushed.ts';

export type PushedState = {
  readonly environment: EnvironmentKey;
  readonly name: string;
  readonly pushedAt: Instant;
  readonly who: string;
  /** Name of the API token. */
  readonly token?: string;
  readonly terraformVersion: string;
  readonly digest: string;
  /** Masked. */
  readonly value: unknown;
};

/** The newest push of a name stands. */
export async function putPushedState(db: Db, state: PushedState): Promise<void> {
  await db
    .insert(pushedStates)
    .values({ ...state })
    .onConflictDoUpdate({
      target: [pushedStates.environment, pushedStates.name],
      set: {
        pushedAt: sql`excluded.pushed_at`,
        who: sql`excluded.who`,
        token: sql`excluded.token`,
        terraformVersion: sql`excluded.terraform_version`,
        digest: sql`excluded.digest`,
        value: sql`excluded.value`,
      },
    });
}

export async function pushedState(
  db: Db,
  environment: EnvironmentKey,
  name: string,
): Promise<PushedState | undefined> {
  const [row] = await db
    .select()
    .from(pushedStates)
    .where(and(eq(pushedStates.environment, environment), eq(pushedStates.name, name)));
  if (!row) return undefined;
  const { token, ...rest } = row;
  return { ...rest, ...(token === null ? {} : { token }) };
}

/** Who pushed each state of an environment last, and when; by name. */
export async function pushesOf(
  db: Db,
  environment: EnvironmentKey,
): Promise<ReadonlyMap<string, Pick<PushedState, 'pushedAt' | 'who' | 'token'>>> {
  const { name, pushedAt, who, token } = pushedStates;
  const rows = await db
    .select({ name, pushedAt, who, token })
    .from(pushedStates)
    .where(eq(pushedStates.environment, environment));
  return new Map(
    rows.map((row) => [
      row.name,
      { pushedAt: row.pushedAt, who: row.who, ...(row.token === null ? {} : { token: row.token }) },
    ]),
  );
}

/** What its owner calls a token. */
export async function tokenName(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.select({ name: tokens.name }).from(tokens).where(eq(tokens.id, id));
  return row?.name;
}
