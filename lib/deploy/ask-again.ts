import { setTimeout as pause } from 'node:timers/promises';
import { failureOf, mayAnswerLater } from '#lib/aws/errors.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { minutes } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Job } from './job.ts';

/** How long AWS may say nothing at all before a person is asked to look. An execution may go on for hours meanwhile. */
export const AWS_PATIENCE = minutes(30);

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** AWS has said nothing for as long as it was given. */
export class AwsSilent extends Error {
  readonly failure: Failure;
  constructor(cause: unknown, patience: Millis) {
    const failure = failureOf(cause, { api: 'aws', principal: '' });
    const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`AWS has not answered for ${Math.round(patience / 60_000)} minutes: ${words}`, { cause });
    this.name = 'AwsSilent';
    this.failure = failure;
  }
}

/**
 * Asks AWS until it answers: a connection that broke says nothing about what AWS does. What is asked must be a
 * question, or be done once by its token however often it is asked.
 * @param onSilence hears of the first try of a silence that failed
 * @throws AwsSilent when there was no answer for `patience`, and at once whatever AWS answers with
 */
export async function askAgain<T>(
  { log, signal }: Pick<Job, 'signal'> & { readonly log: Pick<Job['log'], 'say'> },
  ask: () => Promise<T>,
  patience: Millis = AWS_PATIENCE,
  onSilence: (cause: unknown) => Promise<void> = async () => undefined,
): Promise<T> {
  const silentSince = performance.now();
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      const answer = await ask();
      if (wait > FIRST_WAIT_MS) log.say('AWS answers again');
      return answer;
    } catch (error) {
      if (!mayAnswerLater(error)) throw error;
      if (performance.now() - silentSince + wait > patience) throw new AwsSilent(error, patience);
      if (wait === FIRST_WAIT_MS) {
        log.say(
          `AWS does not answer (${error instanceof Error ? error.message || error.name : error}); asking again`,
        );
        await onSilence(error);
      }
    }
    await pause(wait, undefined, { signal });
  }
}
