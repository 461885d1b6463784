import { expect, it } from 'vitest';
import type { Operation } from '#lib/domain/access/operation.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { REMOTE_OPERATIONS } from '#lib/remote/operations.ts';
import { pageOf } from './approve.ts';
import type { CliContext } from './context.ts';
import { cancelStackUpdate, closeRun, continueStackRollback } from './run.ts';

const FOUND = { environment: 'items/dev', runId: 'r-1', lane: 'infrastructure', commit: 'c'.repeat(40) };

/** A portal that reads what it is asked as one far away does, strictly, and knows where a run is and nothing more. */
function strict() {
  const asked: string[] = [];
  const context = {
    out: { line: () => undefined, result: () => undefined, progress: () => undefined },
    async ask<Args>({ name }: Operation<RemoteServices, Args, unknown>, args: Args) {
      const read = REMOTE_OPERATIONS.get(name)?.read(JSON.parse(JSON.stringify(args)));
      if (!read || 'problems' in read) throw new Error(`${name}: ${read?.problems ?? 'not to be asked'}`);
      asked.push(name);
      return name === 'find-run' ? FOUND : { ok: false, error: { code: 'run.gone', params: {} } };
    },
  } as unknown as CliContext;
  return { context, asked };
}

it.each<[string, (context: CliContext) => Promise<unknown>]>([
  ['run-page', (context) => pageOf(context, 7)],
  ['run.close-infrastructure', (context) => closeRun(context, 7, { as: 'failed', reason: 'seen in AWS' })],
  ['run.cancel-update', (context) => cancelStackUpdate(context, 7)],
  ['run.continue-rollback', (context) => continueStackRollback(context, 7, ['Table'])],
])('%s is asked for with no more than a portal far away takes', async (name, act) => {
  const { context, asked } = strict();
  await act(context);
  expect(asked).toEqual(['find-run', name]);
});
