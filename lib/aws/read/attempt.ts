import type { Failure } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { AwsClients } from '../clients.ts';
import { failureOf, isExpiry } from '../errors.ts';

/** What a read of AWS comes to: the domain's value, or why there is none. */
export type Read<T> = Result<T, Failure>;

/**
 * Runs calls of one API; whatever it throws, a response of an odd shape too, becomes a `Failure`. Keys that the cloud
 * no longer knows are new at the second try.
 */
export async function attempt<T>(aws: AwsClients, api: string, run: () => Promise<T>): Promise<Read<T>> {
  try {
    return ok(await run().catch((error: unknown) => (isExpiry(error) ? run() : Promise.reject(error))));
  } catch (error) {
    return err(failureOf(error, { api, principal: aws.target.role }));
  }
}
