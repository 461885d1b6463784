import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { faredSince } from '#lib/domain/deploy/fared.ts';
import { summed } from '#lib/domain/deploy/release-watch.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import { isWell, type NotRun, type WhereItRan } from '#lib/domain/deploy/run-release.ts';
import { watchOf } from '#lib/store/release-watches.ts';
import { boardRows } from './board-rows.ts';
import type { QueryServices } from './define.ts';
import { nextOf, whyNotOnward } from './whether-onward.ts';

/** How each of them did: while it was watched, and since, where it still stands and the caller may see health. */
export async function withEvidence(
  services: QueryServices,
  caller: Caller,
  siblings: readonly ConfiguredEnvironment[],
  ran: readonly WhereItRan[],
): Promise<readonly WhereItRan[]> {
  const { db, clock } = services;
  const seen = siblings.filter(
    ({ key }) =>
      ran.some(({ deployment, stillThere }) => stillThere && deployment.environment === key) &&
      can(caller, 'health:read', onEnvironment(key)).allowed,
  );
  const rows = await boardRows(services, seen, { history: true });
  const newest = ran.find(({ stillThere }) => stillThere)?.run.id;
  return Promise.all(
    ran.map(async (each): Promise<WhereItRan> => {
      const parts = (await watchOf(db, each.run.id))?.watch?.look?.parts ?? [];
      const row = each.stillThere && rows.find(({ key }) => key === each.deployment.environment);
      const { finishedAt } = each.run;
      const fared =
        row && finishedAt !== undefined ? faredSince(row.samples, finishedAt, clock()) : undefined;
      return {
        ...each,
        ...(parts.length === 0
          ? {}
          : { saw: { before: summed(parts, 'before'), since: summed(parts, 'since') } }),
        ...(fared ? { fared } : {}),
        ...(row && each.run.id === newest
          ? {
              day: {
                ...{ samples: row.samples, marks: row.marks },
                ...(row.silentSince === undefined ? {} : { silentSince: row.silentSince }),
              },
            }
          : {}),
      };
    }),
  );
}

type Looked = { readonly environment: ConfiguredEnvironment; readonly run: Run };

/** Environments before this one where these bytes have not been, until the run has ended; each with the way there. */
export async function notRunIn(
  services: QueryServices,
  caller: Caller,
  { environment, run }: Looked,
  siblings: readonly ConfiguredEnvironment[],
  ran: readonly WhereItRan[],
): Promise<readonly NotRun[]> {
  if (isFinal(run.state)) return [];
  const { component } = run;
  const missed = siblings
    .slice(
      0,
      siblings.findIndex(({ key }) => key === environment.key),
    )
    .filter((each) => componentOf(each, component))
    .filter(({ key }) => !ran.some(({ deployment }) => deployment.environment === key));
  return Promise.all(
    missed.map(async (to): Promise<NotRun> => {
      const source = ran.find(
        (each) =>
          isWell(each) &&
          nextOf(services.config.current(), each.deployment.environment, component).some(
            ({ key }) => key === to.key,
          ),
      );
      if (!source) return { environment: to.key };
      const ask = { to, component, run: source.run.number, kind: 'promote' } as const;
      const refused = await whyNotOnward(services, caller, ask);
      const { kind, run: number } = ask;
      return {
        environment: to.key,
        promote: { kind, environment: to.key, run: number, ...(refused ? { refused } : {}) },
      };
    }),
  );
}
