import { setTimeout as pause } from 'node:timers/promises';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import type { ComponentServices } from './component-services.ts';
import type { Job } from './job.ts';

/** Tries before a broken answer counts: a new function may need a moment. */
const TRIES = 4;
const BETWEEN_MS = 1_500;

/**
 * Asks what `verify.health` of a component names. A server error fails the run; an address that cannot be reached from
 * here, and an output that is not there, are said and do not.
 */
export async function verifyHealth(
  services: Pick<ComponentServices, 'probe'>,
  job: Job,
  outputs: Readonly<Record<string, unknown>>,
): Promise<RunFailure | undefined> {
  const urls = job.component.health.flatMap((each) => {
    const url = healthUrl(each, outputs);
    if (url === undefined) job.log.say(`not verified: no output gives the address of ${each}`);
    return url ?? [];
  });
  return verifyUrls(services, job, urls);
}

/** `api_url/health`: the output's text, and a path behind it. @returns undefined when the output is no address */
export function healthUrl(written: string, outputs: Readonly<Record<string, unknown>>): string | undefined {
  if (written.startsWith('https://') || written.startsWith('http://')) return written;
  const [output = '', ...path] = written.split('/');
  const base = Object.hasOwn(outputs, output) ? outputs[output] : undefined;
  if (typeof base !== 'string' || !/^https?:\/\//.test(base)) return undefined;
  return [base.endsWith('/') ? base.slice(0, -1) : base, ...path].join('/');
}

async function verifyUrls(
  { probe }: Pick<ComponentServices, 'probe'>,
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
