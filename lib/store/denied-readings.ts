import { and, inArray, sql } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { DeniedRead } from '#lib/domain/membership/read-access.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { readings } from './schema/reading.ts';

/** Every refusal that readings of these environments hold, as a whole or in a part of them. */
export async function deniedReads(
  db: Db,
  environments: readonly EnvironmentKey[],
): Promise<readonly DeniedRead[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select({
      environment: readings.environment,
      triedAt: readings.updatedAt,
      failure: sql<Failure | null>`${readings.reading}->'failure'`,
      missing: sql<readonly Missing[] | null>`${readings.reading}->'missing'`,
    })
    .from(readings)
    .where(
      and(
        inArray(readings.environment, [...environments]),
        sql`${readings.reading} @? '$.**.kind ? (@ == "denied")'`,
      ),
    );
  return rows.flatMap(({ environment, triedAt, failure, missing }) =>
    [failure, ...(missing ?? []).map((each) => each.failure)].flatMap((each): DeniedRead[] =>
      each?.kind === 'denied' && each.by === undefined
        ? [
            {
              environment: environment as EnvironmentKey,
              triedAt: triedAt as Instant,
              ...{ action: each.action, resource: each.resource, principal: each.principal },
            },
          ]
        : [],
    ),
  );
}
