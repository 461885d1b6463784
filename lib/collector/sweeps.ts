import { minus } from '#lib/domain/time.ts';
import { sweep } from '#lib/store/sweeps.ts';
import type { CollectorServices } from './services.ts';

/** Deletes what `keep` of portal.yaml lets go, and says how much that was. */
export async function sweepOld({ db, clock, config, log }: CollectorServices): Promise<void> {
  const { runLogs, plans, releases, apiCalls, insights, sessions } = config.current().file.keep;
  const now = clock();
  const swept = await sweep(db, {
    runLogs: minus(now, runLogs),
    plans: minus(now, plans),
    releases: minus(now, releases),
    apiCalls: minus(now, apiCalls),
    insights: minus(now, insights),
    sessions: minus(now, sessions),
  });
  if (Object.values(swept).some((rows) => rows > 0)) log.info(swept, 'swept what is old');
}
