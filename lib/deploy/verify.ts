import { setTimeout as pause } from 'node:timers/promises';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { parseStateJson, stateOutputs } from '#lib/terraform/json/state-json.ts';
import type { Job } from './job.ts';
import type { LaneServices } from './lane-services.ts';

/** Tries before a broken answer counts: a new function may need a moment. */
const TRIES = 4;
const BETWEEN_MS = 1_500;

/**
 * Asks the health path of each API among Terraform's outputs (`api_url`, `api_endpoint`). A server error fails the
 * run; an address that cannot be reached from here is said and does not.
 */
export async function verifyAddresses(
  services: Pick<LaneServices, 'db' | 'probe'>,
  job: Job,
): Promise<RunFailure | undefined> {
  const snapshot = await getSnapshot(services.db, job.environment.key, 'terraform-state');
  const outputs = snapshot ? stateOutputs(parseStateJson(JSON.stringify(snapshot.value))) : {};
  const urls = Object.entries(outputs).flatMap(([name, value]) =>
    /^api_(url|endpoint)$/.test(name) && typeof value === 'string' && value.startsWith('http')
      ? [`${value.replace(/\/$/, '')}/health`]
      : [],
  );
  return verifyUrls(services, job, urls);
}

export async function verifyUrls(
  { probe }: Pick<LaneServices, 'probe'>,
  job: Job,
  urls: readonly string[],
): Promise<RunFailure | undefined> {
  for (const [index, url] of urls.entries()) {
    await job.step({ name: 'verify', done: index, total: urls.length, detail: url });
    let answer = await probe(url);
    for (let tried = 1; tried < TRIES && (answer.status ?? 500) >= 500; tried += 1) {
      await pause(BETWEEN_MS, undefined, { signal: job.signal });
      answer = await probe(url);
    }
    if (answer.status === undefined) {
      job.log.say(`not verified: ${url} cannot be reached from the runner (${answer.cause ?? 'no answer'})`);
    } else {
      job.log.say(`${url} answers ${answer.status}`);
      if (answer.status >= 500) {
        return { step: 'verify', code: 'verify.unhealthy', cause: `${url} answers ${answer.status}` };
      }
    }
  }
  return undefined;
}
