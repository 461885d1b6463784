import { and, eq, inArray, sql } from 'drizzle-orm';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { snapshots } from './schema/reading.ts';

export type SnapshotKind =
  | 'terraform-state'
  | 'cloudformation'
  | 'watched-state'
  | 'tagged'
  | 'isolation'
  | 'portal-file';
export type Snapshot = { readonly takenAt: Instant; readonly digest: string; readonly value: unknown };

/**
 * Replaces the snapshot of one source. The value must be masked already.
 * @param source name of a component, or of a watched stack; empty where there is only one of its kind
 */
export async function putSnapshot(
  db: Db,
  environment: string,
  kind: SnapshotKind,
  source: string,
  snapshot: Snapshot,
): Promise<void> {
  await db
    .insert(snapshots)
    .values({ environment, kind, source, ...snapshot })
    .onConflictDoUpdate({
      target: [snapshots.environment, snapshots.kind, snapshots.source],
      set: { takenAt: sql`excluded.taken_at`, digest: sql`excluded.digest`, value: sql`excluded.value` },
    });
}

export async function getSnapshot(
  db: Db,
  environment: string,
  kind: SnapshotKind,
  source: string,
): Promise<Snapshot | undefined> {
  const [row] = await db
    .select()
    .from(snapshots)
    .where(
      and(eq(snapshots.environment, environment), eq(snapshots.kind, kind), eq(snapshots.source, source)),
    );
  return row && { takenAt: row.takenAt, digest: row.digest, value: row.value };
}

/** Every stack of these environments, as the collector last read it. */
export async function stackSnapshots(
  db: Db,
  environments: readonly EnvironmentKey[],
): Promise<
  readonly { readonly environment: EnvironmentKey; readonly source: string; readonly value: unknown }[]
> {
  if (environments.length === 0) return [];
  const rows = await db
    .select({ environment: snapshots.environment, source: snapshots.source, value: snapshots.value })
    .from(snapshots)
    .where(and(inArray(snapshots.environment, [...environments]), eq(snapshots.kind, 'cloudformation')));
  return rows.map((row) => ({ ...row, environment: row.environment as EnvironmentKey }));
}

/** Without the values: whether anything moved, and how old each is. By `environment kind source`. */
export async function snapshotHeads(
  db: Db,
  environments: readonly string[],
): Promise<ReadonlyMap<string, Omit<Snapshot, 'value'>>> {
  if (environments.length === 0) return new Map();
  const rows = await db
    .select({
      environment: snapshots.environment,
      kind: snapshots.kind,
      source: snapshots.source,
      digest: snapshots.digest,
      takenAt: snapshots.takenAt,
    })
    .from(snapshots)
    .where(inArray(snapshots.environment, [...environments]));
  return new Map(
    rows.map(({ environment, kind, source, ...head }) => [`${environment} ${kind} ${source}`, head]),
  );
}
