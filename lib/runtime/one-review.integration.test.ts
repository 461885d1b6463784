import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveRequest } from '#lib/commands/deployments/approve.ts';
import { requestDeployment } from '#lib/commands/deployments/request.ts';
import { approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { rejectInfrastructure } from '#lib/commands/runs/reject.ts';
import { OutputsAwaited } from '#lib/deploy/inputs/awaited.ts';
import type { EngineSteps, Job, MadePlan } from '#lib/deploy/job.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import type { AttributeChange, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { isFinal, type RunState } from '#lib/domain/deploy/run.ts';
import { unasked } from '#lib/queries/collector-in-test.ts';
import { requestReview } from '#lib/queries/request-review.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { testEngine } from './test-engines.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

const PROD = 'demo/prod' as const;
const [alice, bob] = [person('alice'), person('bob')];

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal(
    PORTAL.replaceAll('after: [infrastructure]', 'inputs: { Subnets: infrastructure.subnets }').replace(
      ', promotedFrom: demo/dev',
      '',
    ),
  );
});
afterAll(() => portal?.stop());

/** What the two components would do, and what was done. */
const world = {
  /** Whether the network's plan changes the output that the application takes. */
  moves: false,
  /** Whether that output was ever there. */
  made: true,
  deployed: false,
  /** What the application's plan changes, once the network is deployed. */
  resolved: [] as readonly ResourceChange[],
  applied: [] as { component: string; content: string; changes: readonly ResourceChange[] }[],
};
beforeEach(() => {
  Object.assign(world, { moves: false, made: true, deployed: false, applied: [] });
  world.resolved = [change('Api', [known('Subnets', 'old')])];
});

const known = (path: string, after: string): AttributeChange => ({
  ...{ path, after, sensitive: false, unknownAfter: false, forcesReplacement: false },
});
const late = (path: string): AttributeChange => ({
  ...known(path, '(known after apply)'),
  unknownAfter: true,
});
const change = (
  address: string,
  attributes: readonly AttributeChange[],
  action: ResourceChange['action'] = 'update',
): ResourceChange => ({ address, type: 'AWS::Lambda::Function', action, attributes, risks: [] });

function made(
  changes: readonly ResourceChange[],
  outputs: MadePlan['plan']['outputs'] = [],
): MadePlan['plan'] {
  return {
    ...{ content: `content of ${JSON.stringify(changes)}`, binding: 'b', changes, outputs },
    counts: { create: 0, update: changes.length, replace: 0, delete: 0 },
    madeBy: { commit: 'c'.repeat(40) },
  };
}

const steps: EngineSteps = {
  ...testEngine(),
  async plan({ component, waitsFor, awaits }: Job) {
    if (component.name === 'infrastructure')
      return {
        kind: 'planned',
        made: {
          files: {},
          plan: made(
            [change('vpc', [known('x', '1')])],
            world.moves ? [{ name: 'subnets', action: 'update' }] : [],
          ),
        },
      };
    if (waitsFor && !world.made) throw new OutputsAwaited(['infrastructure makes subnets']);
    const changes = world.deployed
      ? world.resolved
      : [change('Api', [awaits ? late('Subnets') : known('Subnets', 'old')])];
    return { kind: 'planned', made: { files: {}, outline: 'outline', plan: made(changes) } };
  },
  async apply({ component }, { plan }, _files, gate) {
    const began = await gate.begin();
    if (began !== 'begun') return began;
    if (component.name === 'infrastructure') world.deployed = true;
    world.applied.push({ component: component.name, content: plan.content, changes: plan.changes });
    return { kind: 'applied' };
  },
};

async function ask(holder: string) {
  const answer = await requestDeployment.ask(portal.commands, alice, { environment: PROD, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  const [network, app] = answer.value.runs.map(({ id }) => id);
  const engine = portal.engine(holder, { terraform: steps, cloudformation: steps });
  return { network: network ?? '', app: app ?? '', deployment: answer.value.id, engine };
}

const review = (runId: string) =>
  requestReview.ask({ ...portal.commands, collector: unasked }, bob, { environment: PROD, runId });
async function approveAll(asked: Awaited<ReturnType<typeof ask>>) {
  const seen = await review(asked.network);
  return approveRequest.ask(portal.commands, bob, {
    ...{ environment: PROD, deploymentId: asked.deployment, review: seen?.digest ?? '' },
  });
}
async function standing(asked: Awaited<ReturnType<typeof ask>>, states: readonly RunState[]) {
  await portal.reaches(asked.network, states, asked.engine);
  await portal.reaches(asked.app, states, asked.engine);
}
const notes = async (runId: string) =>
  (await runEventsOf(portal.web.db, runId))
    .map(({ note }) => note?.code)
    .filter((each) => each !== undefined);

describe('a request of both engines', () => {
  it('is one review: planned before anything is applied, agreed to at once, deployed in its order', async () => {
    const asked = await ask('one');
    await standing(asked, ['awaiting-approval']);
    const seen = await review(asked.app);
    expect(seen?.parts.map(({ plan }) => plan?.ahead)).toEqual([
      undefined,
      { after: ['infrastructure'], awaits: [], shown: true },
    ]);
    expect(await approveAll(asked)).toMatchObject({ ok: true, value: { left: [] } });
    await portal.reaches(asked.app, ['succeeded'], asked.engine);
    expect(world.applied.map(({ component }) => component)).toEqual(['infrastructure', 'application']);
    expect(await notes(asked.app)).toContain('note.same-content');
    const audit = (await auditAfter(portal.web.db, 0, 10_000)).filter(
      ({ action }) => action === 'run.approved',
    );
    expect(audit).toHaveLength(2);
    for (const { details } of audit)
      expect(details).toMatchObject({ review: seen?.digest, covers: expect.stringMatching(/^#\d+, #\d+$/) });
    await asked.engine.stop();
  });

  it('is agreed to before its inputs are known, and not asked again where it does what was shown', async () => {
    world.moves = true;
    world.resolved = [change('Api', [known('Subnets', 'new')])];
    const asked = await ask('two');
    await standing(asked, ['awaiting-approval']);
    expect((await review(asked.app))?.parts[1]?.plan?.ahead?.awaits).toEqual([
      { input: 'Subnets', from: 'infrastructure.subnets' },
    ]);
    expect((await approveAll(asked)).ok).toBe(true);
    await portal.reaches(asked.app, ['succeeded'], asked.engine);
    expect(await notes(asked.app)).toContain('note.as-shown');
    await asked.engine.stop();
  });

  it('asks again where a value turns out to replace something, or where nothing could be shown', async () => {
    for (const each of [{ moves: true }, { moves: true, made: false }]) {
      Object.assign(world, each, { deployed: false, applied: [] });
      world.resolved = [change('Api', [known('Subnets', 'new')], 'replace')];
      const asked = await ask(`three ${Object.keys(each).length}`);
      await standing(asked, ['awaiting-approval']);
      expect((await approveAll(asked)).ok).toBe(true);
      await portal.reaches(asked.network, ['succeeded'], asked.engine);
      await portal.when(
        'a plan that is not made ahead',
        async () => (await latestPlan(portal.web.db, asked.app))?.plan.ahead === undefined,
        asked.engine,
      );
      await portal.reaches(asked.app, ['awaiting-approval'], asked.engine);
      expect(world.applied.map(({ component }) => component)).toEqual(['infrastructure']);
      expect((await approveAll(asked)).ok).toBe(true);
      await portal.reaches(asked.app, ['succeeded'], asked.engine);
      await asked.engine.stop();
    }
  });

  it('is over as a whole where the first part is rejected', async () => {
    const asked = await ask('four');
    await standing(asked, ['awaiting-approval']);
    const content = (await latestPlan(portal.web.db, asked.network))?.plan.content ?? '';
    await rejectInfrastructure.ask(portal.commands, bob, {
      environment: PROD,
      runId: asked.network,
      content,
    });
    await portal.reaches(asked.app, ['cancelled'], asked.engine);
    expect(world.applied).toEqual([]);
    await asked.engine.stop();
  });

  it('is not agreed to by what somebody saw of it before, nor by whoever asked', async () => {
    const asked = await ask('five');
    await standing(asked, ['awaiting-approval']);
    const stale = { environment: PROD, deploymentId: asked.deployment, review: 'f'.repeat(64) };
    expect(await approveRequest.ask(portal.commands, bob, stale)).toMatchObject({
      error: { code: 'review.changed' },
    });
    const { digest = '' } = (await review(asked.app)) ?? {};
    expect(await approveRequest.ask(portal.commands, alice, { ...stale, review: digest })).toMatchObject({
      error: { code: 'approval.own-request' },
    });
    expect((await getRun(portal.web.db, asked.app))?.state).toBe('awaiting-approval');
    await asked.engine.stop();
  });

  it('waits with a part that is agreed to until what comes before it is deployed', async () => {
    const asked = await ask('six');
    await standing(asked, ['awaiting-approval']);
    expect((await approveAll(asked)).ok).toBe(true);
    expect(world.applied[0]?.component ?? 'infrastructure').toBe('infrastructure');
    await portal.reaches(asked.app, ['succeeded'], asked.engine);
    expect(await notes(asked.app)).toContain('note.need-deployed');
    await asked.engine.stop();
  });

  it('never applies what nobody saw, whatever the values turn out to be', async () => {
    const resolved = fc.record({
      moves: fc.boolean(),
      made: fc.boolean(),
      action: fc.constantFrom<ResourceChange['action']>('update', 'replace'),
      value: fc.constantFrom('old', 'new'),
      more: fc.constantFrom(false, false, true),
      first: fc.constantFrom(false, false, true),
    });
    const WELL = {
      moves: true,
      made: true,
      action: 'update' as const,
      value: 'new' as 'old' | 'new',
      more: false,
      first: false,
    };
    let [asked, same] = [0, 0];
    await fc.assert(
      fc.asyncProperty(resolved, async ({ moves, made: there, action, value, more, first }) => {
        Object.assign(world, { moves, made: there || !moves, deployed: false, applied: [] });
        world.resolved = [
          change('Api', [known('Subnets', value)], action),
          ...(more ? [change('Other', [known('x', '1')])] : []),
        ];
        asked += 1;
        const request = await ask(`property ${asked}`);
        await standing(request, ['awaiting-approval']);
        const seen = (await latestPlan(portal.web.db, request.app))?.plan;
        if (first) {
          const content = (await latestPlan(portal.web.db, request.network))?.plan.content ?? '';
          await approveInfrastructure.ask(portal.commands, bob, {
            ...{ environment: PROD, runId: request.network, content },
          });
        } else expect((await approveAll(request)).ok).toBe(true);
        await portal.reaches(request.network, ['succeeded'], request.engine);
        const end = await endOrQuestion(request);
        const shownAsIs = canonicalJson(seen?.changes) === canonicalJson(world.resolved);
        const onlyLate = moves && there && action === 'update' && !more;
        const mayGoOn = !first && (shownAsIs || onlyLate);
        expect(end).toBe(mayGoOn ? 'succeeded' : 'awaiting-approval');
        if (mayGoOn) same += 1;
        await request.engine.stop();
      }),
      { numRuns: 8, examples: [[WELL], [{ ...WELL, moves: false, value: 'old' }]] },
    );
    expect(same).toBeGreaterThan(0);
  });
});

/** Where the application stands once its plan is no longer one ahead. */
const endOrQuestion = ({ app, engine }: Awaited<ReturnType<typeof ask>>): Promise<RunState> =>
  portal.when(
    'an end or a question',
    async () => {
      const state = (await getRun(portal.web.db, app))?.state;
      const ahead = (await latestPlan(portal.web.db, app))?.plan.ahead;
      return state && (isFinal(state) || (state === 'awaiting-approval' && !ahead)) ? state : undefined;
    },
    engine,
  );
