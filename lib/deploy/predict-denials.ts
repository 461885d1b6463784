import type { AwsClients } from '#lib/aws/clients.ts';
import { failureOf } from '#lib/aws/errors.ts';
import { mustBeAskedApart, simulatePolicy } from '#lib/aws/write/simulate-policy.ts';
import { needsOf } from '#lib/domain/deploy/denials/needs.ts';
import {
  type Answer,
  type Asker,
  judged,
  type PredictedDenials,
  type Question,
  questionsOf,
  summed,
  type Unknown,
} from '#lib/domain/deploy/denials/predicted.ts';
import type { Need, Place, Touched } from '#lib/domain/deploy/denials/touched.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import type { Failure } from '#lib/domain/reading.ts';
import type { Job } from './job.ts';

/** Somebody waits for the plan: twenty at once and ten a second, as `quotas.ts` has it. */
const MOST_QUESTIONS = 60;
const API = 'iam:SimulatePrincipalPolicy';

/** What changes need, and of which of them nobody can say. */
export function needed(
  touched: readonly Touched[],
  place: Place,
): { readonly needs: readonly Need[]; readonly unknown: readonly Unknown[] } {
  const needs: Need[] = [];
  const unknown: Unknown[] = [];
  for (const each of touched) {
    const found = needsOf(each, place);
    if (found) needs.push(...found);
    else unknown.push({ why: each.does === 'later' ? 'later' : 'type', what: each.type, n: 1 });
  }
  return { needs, unknown };
}

/**
 * Asks IAM what it would refuse while the plan is applied. A plan is as good without an answer: what IAM or the role that
 * asks keeps from us is said with it.
 * @param clients act as a role that may ask
 */
export async function predictDenials(
  clients: AwsClients,
  { log, signal }: Pick<Job, 'log' | 'signal'>,
  askers: readonly Asker[],
  unknown: readonly Unknown[],
): Promise<PredictedDenials> {
  const found = [{ decided: 0, denials: [], unknown }, ...(await Promise.all(askers.map(judgedOf)))];
  const predicted = masked(summed(found), log.mask);
  for (const { role, action, resource, address } of predicted.denials)
    log.say(`${role} lacks ${action} on ${resource}: ${address} would be refused`);
  if (predicted.failure) log.say(`what IAM would refuse is not known: ${JSON.stringify(predicted.failure)}`);
  return predicted;

  async function judgedOf(asker: Asker): Promise<PredictedDenials> {
    const answers = new Map<string, Answer>();
    let failure: Failure | undefined;
    const questions = [...questionsOf(asker.needs)];
    for (let asked = 0; asked < Math.min(questions.length, MOST_QUESTIONS); asked += 1) {
      signal.throwIfAborted();
      const question = questions[asked] as Question;
      try {
        for (const [key, answer] of await simulatePolicy(clients, asker.role, question))
          answers.set(key, answer);
      } catch (error) {
        if (mustBeAskedApart(error) && question.actions.length > 1) {
          questions.push(...question.actions.map((action) => ({ ...question, actions: [action] })));
          continue;
        }
        failure ??= failureOf(error, { api: API, principal: clients.target.role });
        // Who may not ask this may not ask the next.
        if (failure.kind !== 'unavailable') break;
      }
    }
    return { ...judged(asker, answers), ...(failure ? { failure } : {}) };
  }
}

/** What is named may have been named after a secret. */
const masked = ({ denials, ...rest }: PredictedDenials, mask: Job['log']['mask']): PredictedDenials => ({
  ...rest,
  denials: keysApart(denials).map((each) => ({
    ...each,
    address: mask(each.address),
    resource: mask(each.resource),
  })),
});
