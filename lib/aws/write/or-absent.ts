import type { AwsClients } from '../clients.ts';
import { failureOf } from '../errors.ts';

/** @returns undefined when AWS says that it does not exist; any other error is thrown. */
export async function orAbsent<T>(
  clients: Pick<AwsClients, 'target'>,
  api: string,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const asked = { api: `cloudformation:${api}`, principal: clients.target.role };
    if (failureOf(error, asked).kind === 'not-found' || isAbsentChangeSet(error)) return undefined;
    throw error;
  }
}

const isAbsentChangeSet = (error: unknown): boolean =>
  error instanceof Error && /^ChangeSetNotFound/.test(error.name);
