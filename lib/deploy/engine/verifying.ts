import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { putWatch, watchOf } from '#lib/store/release-watches.ts';
import { asCommitSaysIfRead } from './fragment.ts';
import { holdOrStop, move, type Turn } from './turn.ts';
import { watchRelease } from './watching.ts';
import { goBack } from './way-back.ts';

/** Failures that say of a release that it must not stay; a stack that is not whole is for a person. */
const OF_THE_RELEASE: readonly string[] = ['verify.unhealthy', 'verify.alarm', 'verify.watch'];

/** Looks at what was deployed, at once and for as long as the environment asks for. What breaks it goes back. */
export async function verify(turn: Turn): Promise<void> {
  const said = await asCommitSaysIfRead(turn);
  const { job, services } = said;
  const kept = await watchOf(services.db, job.run.id);
  // One that is being watched has been looked at: a runner that takes it over goes on where the other was.
  const failure = (kept?.watch ? undefined : await said.steps.verify(job)) ?? (await watchRelease(said));
  job.signal.throwIfAborted();
  if (failure) return failed(said, failure);
  const watched = job.environment.settings.afterDeploy;
  await move(said, 'succeeded', watched ? { note: runNote('watched', { millis: watched.watch }) } : {});
}

/** The end of this run and the request for its way back are written together: a killed runner leaves both or none. */
async function failed(turn: Turn, failure: RunFailure): Promise<void> {
  const { db } = turn.services;
  const back = OF_THE_RELEASE.includes(failure.code) ? await goBack(turn) : undefined;
  await turn.job.log.flush();
  await db.transaction(async (tx) => {
    await move(turn, 'failed', { failure }, tx);
    if (!back) return;
    await holdOrStop(turn, tx, 'failed');
    await putWatch(tx, turn.job.run.id, { wayBack: await back(tx) });
  });
}
