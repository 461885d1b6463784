import { eq, inArray, sql } from 'drizzle-orm';
import type { DeclaredPlaces } from '#lib/domain/declared-places.ts';
import type { Use } from '#lib/domain/deploy/handoff.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { declaredPlaces } from './schema/repository.ts';

/** The newest planned commit of a component stands. */
export async function putDeclaredPlaces(
  db: Db,
  environment: string,
  component: string,
  value: DeclaredPlaces,
  toldAt: Instant,
): Promise<void> {
  await db
    .insert(declaredPlaces)
    .values({ environment, component, value, toldAt })
    .onConflictDoUpdate({
      target: [declaredPlaces.environment, declaredPlaces.component],
      set: { value: sql`excluded.value`, toldAt: sql`excluded.told_at` },
    });
}

/** Names that components of these environments use, with the lines that do. */
export async function takenNamesOf(db: Db, environments: readonly EnvironmentKey[]): Promise<readonly Use[]> {
  if (environments.length === 0) return [];
  const rows = await db
    .select()
    .from(declaredPlaces)
    .where(inArray(declaredPlaces.environment, [...environments]));
  return rows.flatMap(({ environment, component, value }) =>
    (value.takes ?? []).map(({ kind, name, file, line }) => ({
      of: { kind, name },
      by: { environment: environment as EnvironmentKey, name: component, file, line },
    })),
  );
}

/** By component; those of which no run has told are absent. */
export async function declaredPlacesOf(
  db: Db,
  environment: string,
): Promise<ReadonlyMap<string, DeclaredPlaces>> {
  const rows = await db.select().from(declaredPlaces).where(eq(declaredPlaces.environment, environment));
  return new Map(rows.map(({ component, value }) => [component, value]));
}
