import type { AwsClients } from '#lib/aws/clients.ts';
import { mayAnswerLater } from '#lib/aws/errors.ts';
import { cancelUpdate, continueRollback, deleteStack, type Stack, stackOf } from '#lib/aws/write/stack.ts';
import type { AskedOperation } from '#lib/domain/deploy/aws-sighting.ts';
import type { Db } from '#lib/store/db.ts';
import { noteOperation, openOperation } from '#lib/store/stack-operations.ts';
import type { Job } from '../job.ts';
import { isOfStack } from './events.ts';
import { type Execution, eventsOf, operationToken } from './execution.ts';

/**
 * Does what a person asked of the stack, if anything. What AWS says against it is kept for whoever asked; a silence is
 * thrown, and asked again.
 * @returns the stack's last event before AWS was asked: what it says is over; undefined when nothing was begun
 */
export async function operateStack(
  db: Db,
  job: Job,
  clients: AwsClients,
  execution: Execution,
): Promise<{ readonly overtaken: string | undefined } | undefined> {
  const asked = await openOperation(db, job.run.id);
  if (!asked) return undefined;
  const stack = await stackOf(clients, execution.stackId);
  const overtaken = (await eventsOf(clients, execution)).findLast(isOfStack)?.id;
  const said = `${WORDS[asked.operation]}, as ${asked.requestedBy} asked`;
  try {
    await begin(clients, stack, asked, operationToken(execution.name, asked.id));
  } catch (error) {
    if (mayAnswerLater(error)) throw error;
    const cause = job.log.mask(error instanceof Error ? error.message : String(error));
    job.log.say(`${said}: refused: ${cause}`);
    await noteOperation(db, asked, cause.slice(0, 1_000));
    return undefined;
  }
  job.log.say(said);
  await noteOperation(db, asked);
  return { overtaken };
}

const WORDS = { cancel: 'cancelling the update', 'continue-rollback': 'continuing the rollback' } as const;

/** The one call that AWS takes in the stack's state. */
async function begin(
  clients: AwsClients,
  stack: Stack | undefined,
  { operation, skip }: AskedOperation,
  token: string,
): Promise<void> {
  if (!stack) throw new Error('there is no such stack');
  if (operation === 'continue-rollback') return continueRollback(clients, stack.id, token, skip);
  if (stack.status === 'UPDATE_IN_PROGRESS') return cancelUpdate(clients, stack.id, token);
  // A creation cannot be cancelled: what of it is there is deleted.
  if (/^(CREATE_IN_PROGRESS|ROLLBACK_IN_PROGRESS|ROLLBACK_FAILED)$/.test(stack.status))
    return deleteStack(clients, stack.id, token);
  throw new Error(`${stack.status}: nothing goes on that could be cancelled`);
}
