import { describe, expect, it } from 'vitest';
import type { Run } from '#lib/domain/deploy/run.ts';
import { reason } from '#lib/domain/reason.ts';
import { err, ok } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';
import type { CliContext } from '../context.ts';
import { output } from '../output.ts';
import { ciRelease, type ReleaseCall } from './release.ts';

const COMMIT = 'c'.repeat(40);
const refused = (code: string) =>
  err(
    reason(code, {
      ...{ ref: COMMIT, repository: 'shop', millis: 1, component: 'api' },
      ...{ environment: 'shop/dev', allowed: 'main' },
    }),
  );
const taken = ok({ environment: 'shop/dev', id: 'd-1', commit: COMMIT, subject: 'Cheaper', knownAt: 0 });
const CALL: ReleaseCall = {
  ...{ environment: 'shop/dev', commit: COMMIT, wait: false, knownWithinMs: 100, againMs: 1 },
};

/** A portal that answers requests one after the other, and whose run is in `state`. */
function portal(answers: readonly unknown[], state: Run['state'] = 'succeeded', from = COMMIT) {
  const asked: { name: string; args: Record<string, unknown> }[] = [];
  const said: string[] = [];
  let now = 0;
  const left = [...answers];
  const ask = (operation: { name: string }, args: Record<string, unknown>): Promise<unknown> => {
    asked.push({ name: operation.name, args });
    if (operation.name === 'find-run') return Promise.resolve({ runId: 'r', commit: from });
    if (operation.name === 'deployment-progress')
      return Promise.resolve({
        ...{ log: [], runner: { state: 'reporting' } },
        deployment: { runs: [{ id: 'r-1', number: 41, component: 'api', state }] },
      });
    return Promise.resolve(left.length > 1 ? left.shift() : left[0]);
  };
  const context = {
    ask,
    environment: async (name: string) => name,
    clock: () => {
      now += 40;
      return instant(now);
    },
    out: output(true, { write: (text) => said.push(text) }, { write: () => undefined }),
    signal: new AbortController().signal,
    nextNotice: async () => undefined,
  } as unknown as CliContext;
  return { context, asked, said };
}
const requests = (asked: readonly { name: string; args: Record<string, unknown> }[]) =>
  asked.filter(({ name }) => name === 'deployment.request').map(({ args }) => args);

describe('ci release', () => {
  it('asks for the very commit of the job, and tells its runs', async () => {
    const { context, asked, said } = portal([taken]);
    expect(await ciRelease(context, CALL)).toBe(0);
    expect(requests(asked)).toEqual([{ environment: 'shop/dev', ref: COMMIT }]);
    expect(JSON.parse(said.join('')).runs).toMatchObject([{ number: 41 }]);
  });

  it('asks again for a commit that the portal has not read yet, and not for ever', async () => {
    const early = portal([refused('deploy.repository-unread'), refused('deploy.unknown-ref'), taken]);
    expect(await ciRelease(early.context, { ...CALL, knownWithinMs: 1_000 })).toBe(0);
    expect(requests(early.asked)).toHaveLength(3);
    const never = portal([refused('deploy.unknown-ref')]);
    expect(await ciRelease(never.context, CALL)).toBe(4);
    expect(requests(never.asked).length).toBeLessThan(5);
  });

  it('asks once where it is refused for good', async () => {
    const { context, asked } = portal([refused('deploy.ref-not-allowed')]);
    expect(await ciRelease(context, CALL)).toBe(4);
    expect(requests(asked)).toHaveLength(1);
  });

  it.each([
    ['awaiting-approval', 3],
    ['failed', 1],
    ['no-change', 0],
  ] as const)('ends as its runs do: %s is %i', async (state, code) => {
    expect(await ciRelease(portal([taken], state).context, CALL)).toBe(code);
  });

  it('gives on the bytes of a run, of the commit of the job alone', async () => {
    const same = portal([taken]);
    await ciRelease(same.context, { ...CALL, environment: 'shop/prod', fromRun: 41 });
    expect(requests(same.asked)).toEqual([
      { environment: 'shop/prod', ref: '41', origin: { kind: 'promote', run: 41 } },
    ]);
    const other = portal([taken], 'succeeded', 'd'.repeat(40));
    expect(await ciRelease(other.context, { ...CALL, fromRun: 41 })).toBe(4);
    expect(requests(other.asked)).toEqual([]);
  });

  it('takes no branch and no short hash: either could be another commit when it is asked for', async () => {
    for (const commit of ['main', 'c'.repeat(12)])
      await expect(ciRelease(portal([taken]).context, { ...CALL, commit })).rejects.toThrow('whole hash');
  });
});
