import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import { getDeployment } from '#lib/store/runs.ts';
import { testEngine } from './test-engines.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV = 'demo/dev' as const;
const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const alice = person('alice');

type Needed = Readonly<Record<string, readonly string[]>>;

/** One environment of stacks that wait for one another; what fails is said by the test. */
const settings = (needed: Needed, more: Readonly<Record<string, string>> = {}) => `
version: 2
defaultSystem: demo
repositories: { main: repository, other: elsewhere }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:
      dev:
        account: '000000000000'
        region: ap-northeast-1
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
          deployApplication: arn:aws:iam::000000000000:role/app
        components:
${Object.entries(needed)
  .map(([name, after]) => {
    const inputs = after.map((each) => `from_${each}: ${each}.out`).join(', ');
    const own = more[name] ?? "refs: ['*'], approvals: 0";
    return `          ${name}: { engine: cloudformation, template: t.yaml, stack: demo-${name}, inputs: { ${inputs} }, ${own} }`;
  })
  .join('\n')}
`;

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal(settings({ a: [] }));
});
afterAll(() => portal?.stop());

/** What is begun and what has ended well, as it happens. */
function recording(fails: readonly string[]) {
  const said: string[] = [];
  const steps: EngineSteps = {
    ...testEngine(),
    async plan(job) {
      said.push(`begins ${job.component.name}`);
      return testEngine().plan(job);
    },
    async apply({ component }, _stored, _files, gate) {
      await gate.begin();
      if (fails.includes(component.name))
        return { kind: 'failed', failure: { step: 'apply', code: 'test', cause: 'told to' } };
      said.push(`ends ${component.name}`);
      return { kind: 'applied' };
    },
  };
  return { said, engines: { terraform: steps, cloudformation: steps } };
}

async function request(only: readonly string[]): Promise<Deployment> {
  const answer = await requestDeployment.ask(portal.commands, alice, { environment: DEV, ref: 'main', only });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function ended({ id }: Deployment, holder: string, engines: Parameters<TestPortal['engine']>[1]) {
  const engine = portal.engine(holder, engines);
  const runs = await portal.when(
    `the runs of ${id} to end`,
    async () => {
      const found = (await getDeployment(portal.web.db, id))?.runs;
      return found?.every(({ state }) => isFinal(state)) && found;
    },
    engine,
  );
  await engine.stop();
  return runs;
}

describe('components of one request', () => {
  it('begin when what they need has ended well, and end with what they need, whatever needs whatever', async () => {
    let round = 0;
    const forward = fc.tuple(
      ...NAMES.map((_, index) => fc.subarray(NAMES.slice(0, index), { maxLength: Math.min(2, index) })),
    );
    const shuffled = fc.shuffledSubarray([...NAMES], { minLength: NAMES.length });
    const chosen = fc.subarray([...NAMES], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        forward,
        shuffled,
        chosen,
        fc.subarray([...NAMES], { maxLength: 1 }),
        async (links, order, only, fails) => {
          round += 1;
          const needed: Needed = Object.fromEntries(
            order.map((name) => [name, links[NAMES.indexOf(name)] ?? []]),
          );
          const behind = (name: string): readonly string[] =>
            (needed[name] ?? []).flatMap((each) => [each, ...behind(each)]);
          portal.writeConfig(settings(needed));
          const { said, engines } = recording(fails);
          const runs = await ended(await request(only), `round ${round}`, engines);
          expect(runs.map(({ component }) => component).toSorted()).toEqual([...only].toSorted());
          const state = (name: string) => runs.find(({ component }) => component === name)?.state;
          for (const { component, position } of runs) {
            const before = behind(component).filter((each) => only.includes(each as (typeof NAMES)[number]));
            for (const each of before) {
              expect(runs.find((other) => other.component === each)?.position).toBeLessThan(position);
              if (said.includes(`begins ${component}`))
                expect(said.indexOf(`ends ${each}`), said.join()).toBeGreaterThanOrEqual(0);
              if (said.includes(`begins ${component}`))
                expect(said.indexOf(`ends ${each}`)).toBeLessThan(said.indexOf(`begins ${component}`));
            }
            const broken = before.some((each) => state(each) === 'failed');
            const expected: Run['state'] = fails.includes(component as (typeof NAMES)[number])
              ? 'failed'
              : 'succeeded';
            expect(state(component)).toBe(broken ? 'cancelled' : expected);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 600_000);

  it('are refused when nothing has their name, when they are only watched, or of several repositories', async () => {
    portal.writeConfig(
      settings(
        { a: [], b: ['a'], watched: [], far: [] },
        { watched: 'refs: []', far: "refs: ['*'], repository: other" },
      ),
    );
    const ask = (only?: readonly string[]) =>
      requestDeployment.ask(portal.commands, alice, {
        environment: DEV,
        ref: 'main',
        ...(only ? { only } : {}),
      });
    expect(await ask(['nobody'])).toMatchObject({
      error: { code: 'deploy.no-component', params: { known: 'a, b, watched, far' } },
    });
    expect(await ask(['watched'])).toMatchObject({ error: { code: 'deploy.watch-only' } });
    expect(await ask()).toMatchObject({
      error: { code: 'deploy.several-repositories', params: { repositories: 'main, other' } },
    });
    expect(
      await requestInfrastructure.ask(portal.commands, alice, { environment: DEV, ref: 'main' }),
    ).toMatchObject({
      error: { code: 'deploy.no-component-of-lane', params: { lane: 'infrastructure' } },
    });
    const both = await requestApplication.ask(portal.commands, alice, {
      environment: DEV,
      ref: 'main',
      only: ['b', 'a'],
    });
    expect(both.ok && both.value.runs.map(({ component, needs }) => [component, needs])).toEqual([
      ['a', []],
      ['b', ['a']],
    ]);
  });

  it('a row whose lane the file does not say ends before it is planned: the lane says who must agree', async () => {
    portal.writeConfig(settings({ a: [] }));
    const { said, engines } = recording([]);
    portal.writeConfig(settings({ a: [] }, { a: "lane: infrastructure, refs: ['*'], approvals: 0" }));
    const infrastructure = await request(['a']);
    portal.writeConfig(settings({ a: [] }));
    const [run] = await ended(infrastructure, 'other lane', engines);
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'deploy.component-changed' } });
    expect(said).toEqual([]);
  });
});
