import { elapsed } from '#lib/domain/time.ts';
import { allHeartbeats } from '#lib/store/heartbeats.ts';
import { migrationsBehind } from '#lib/store/migrations-behind.ts';
import { runsIn } from '#lib/store/runs.ts';
import type { QueryServices } from './define.ts';

export type Readiness = {
  readonly ready: boolean;
  readonly database: 'answers';
  /** 0 when the database and this build agree. */
  readonly migrationsBehind: number;
  readonly config: 'good' | 'old kept';
  /** Age of the oldest run that no runner has taken yet. */
  readonly queueAgeMs: number | null;
  readonly processes: readonly { readonly kind: string; readonly seenMsAgo: number }[];
};

/** Unauthenticated: figures about the portal itself, no names, no addresses. */
export async function readiness(
  services: Pick<QueryServices, 'db' | 'clock' | 'config'>,
): Promise<Readiness> {
  const { db, clock, config } = services;
  const now = clock();
  const [behind, beats, queued] = await Promise.all([
    migrationsBehind(db),
    allHeartbeats(db),
    runsIn(db, ['requested', 'queued']),
  ]);
  const [oldest] = queued;
  return {
    ready: behind === 0,
    database: 'answers',
    migrationsBehind: behind,
    config: config.problems().length === 0 ? 'good' : 'old kept',
    queueAgeMs: oldest ? elapsed(oldest.updatedAt, now) : null,
    processes: beats.map(({ kind, seenAt }) => ({ kind, seenMsAgo: elapsed(seenAt, now) })),
  };
}
