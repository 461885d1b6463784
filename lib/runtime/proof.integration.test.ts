import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '#lib/cli/context.ts';
import { output } from '#lib/cli/output.ts';
import { runShow } from '#lib/cli/run-show.ts';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import { approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { approvalText, requestText, shownDigest } from '#lib/domain/proof/signed-text.ts';
import { instant } from '#lib/domain/time.ts';
import { proofToText } from '#lib/proof/proof-text.ts';
import { proofSettings, testPeople } from '#lib/proof/test-people.ts';
import { unasked } from '#lib/queries/collector-in-test.ts';
import { approvalToSign, requestToSign } from '#lib/queries/to-sign.ts';
import { appendAudit, auditAfter } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getRun, runEventsOf } from '#lib/store/runs.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

const people = testPeople();
let portal: TestPortal;
let owner: Database;
beforeAll(async () => {
  portal = await startTestPortal();
  owner = openDatabase(portal.server.urls.migrate, 'test owner', 1);
});
afterAll(async () => {
  await owner?.close();
  await portal?.stop();
  people.remove();
});
beforeEach(() => {
  portal.writeConfig(PORTAL);
  portal.engines.terraform.applied.length = 0;
  portal.engines.terraform.next = 'one';
});

const PROD: EnvironmentKey = 'demo/prod';
const [alice, bob] = [person('alice'), person('bob')];

/** As whoever has taken web over: its database role and nothing else. */
const sql = (text: string, ...values: unknown[]) => portal.web.pool.query(text, values);
/** What time or an earlier build has done. */
const asOwner = (text: string) => owner.pool.query(text);
const applied = () => portal.engines.terraform.applied;
const contentOf = async (run: string) => (await latestPlan(portal.web.db, run))?.plan.content ?? '';
const codes = async (run: string) =>
  (await runEventsOf(portal.web.db, run)).flatMap((each) => each.note?.code ?? []);
const refusals = async (action: string) =>
  (await auditAfter(portal.web.db, 0, 10_000)).filter((each) => each.action === action);

/** A runner that comes, works until the run is there, and is gone again: what happens between is while it is down. */
async function runnerUntil(run: string, states: readonly RunState[]): Promise<void> {
  const engine = portal.engine(`runner of ${run}`);
  await portal.reaches(run, states, engine);
  await engine.stop();
}

async function waiting(): Promise<string> {
  const answer = await requestInfrastructure.ask(portal.commands, alice, { environment: PROD, ref: 'main' });
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  await runnerUntil(run, ['awaiting-approval']);
  return run;
}
const forgeApproval = (run: string, content: string, by = 'bob', at = 'now()') =>
  sql(
    `insert into approvals (id, run_id, content, by, at, decision) values (gen_random_uuid(), $1, $2, $3, ${at}, 'approved')`,
    run,
    content,
    by,
  );
const sayApproved = (run: string) => sql("update runs set state = 'approved' where id = $1", run);

describe('without proof', () => {
  it('wall row 5: a forged approval is not applied, the run says so, and the audit too', async () => {
    const run = await waiting();
    await forgeApproval(run, await contentOf(run));
    await sayApproved(run);
    await runnerUntil(run, ['awaiting-approval']);
    expect(applied()).toEqual([]);
    expect(await codes(run)).toContain('note.approvals-refused');
    expect((await refusals('refused.approval')).at(-1)).toMatchObject({
      target: PROD,
      outcome: 'denied',
      details: { by: 'bob', reason: 'proof.not-audited' },
    });
    // Whose name was forged can still approve.
    const args = { environment: PROD, runId: run, content: await contentOf(run) };
    expect(await approveInfrastructure.ask(portal.commands, bob, args)).toMatchObject({ ok: true });
    await runnerUntil(run, ['succeeded']);
    expect(applied()).toEqual(['one']);
  });

  it('an audit row that hangs on nothing does not count', async () => {
    const run = await waiting();
    const content = await contentOf(run);
    await forgeApproval(run, content);
    const { number = 0 } = (await getRun(portal.web.db, run)) ?? {};
    await sql(
      `insert into audit (seq, at, actor, via, action, target, outcome, details, previous, hash)
       values (900000, now(), 'bob', 'session', 'run.approved', $1, 'done', $2, 'x', $3)`,
      PROD,
      { run: number, lane: 'infrastructure', content },
      `forged-${run}`,
    );
    await sayApproved(run);
    await runnerUntil(run, ['awaiting-approval']);
    expect(applied()).toEqual([]);
    await asOwner('delete from audit where seq >= 900000');
  });

  it('wall row 5: a request that no command has written is not even planned', async () => {
    await sql(
      `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at)
       values ('forged', $1, $2, 's', 'main', 'alice', now())`,
      PROD,
      portal.commits.main,
    );
    await sql(
      `insert into runs (id, deployment_id, lane, state, created_at, updated_at)
       values ('forged', 'forged', 'infrastructure', 'requested', now(), now())`,
    );
    await runnerUntil('forged', ['failed']);
    expect((await getRun(portal.web.db, 'forged'))?.failure?.code).toBe('proof.request');
    expect((await refusals('refused.request')).at(-1)?.details.reason).toBe('proof.request-not-audited');
  });

  it('wall row 8: an approval of somebody who may not approve any more does not count', async () => {
    const run = await waiting();
    const args = { environment: PROD, runId: run, content: await contentOf(run) };
    // The runner is down while it is approved and while bob leaves the group.
    const idle = await approveInfrastructure.ask(portal.commands, bob, args);
    expect(idle).toMatchObject({ ok: true, value: { state: 'approved' } });
    await sql(`update users set groups = '[]' where id = 'bob'`);
    await runnerUntil(run, ['awaiting-approval']);
    expect(applied()).toEqual([]);
    expect((await refusals('refused.approval')).at(-1)?.details.reason).toBe('proof.right-gone');
    await sql(`update users set groups = '["admins"]' where id = 'bob'`);
  });

  it('wall row 19: a plan of eight days is neither approved nor applied', async () => {
    const run = await waiting();
    const content = await contentOf(run);
    await asOwner(`update plans set made_at = now() - interval '8 days' where run_id = '${run}'`);
    const args = { environment: PROD, runId: run, content };
    expect(await approveInfrastructure.ask(portal.commands, bob, args)).toMatchObject({
      error: { code: 'approval.plan-ended' },
    });
    // Approved before it was old, while the runner was down.
    await asOwner(`update plans set made_at = now() where run_id = '${run}'`);
    expect(await approveInfrastructure.ask(portal.commands, bob, args)).toMatchObject({ ok: true });
    await asOwner(`update plans set made_at = now() - interval '8 days' where run_id = '${run}'`);
    await runnerUntil(run, ['expired']);
    expect(applied()).toEqual([]);
    expect(await codes(run)).toContain('note.plan-ended');
  });

  it('wall row 19: an approval ends after its days, and may be given again', async () => {
    const run = await waiting();
    const args = { environment: PROD, runId: run, content: await contentOf(run) };
    await approveInfrastructure.ask(portal.commands, bob, args);
    await asOwner(`update approvals set at = now() - interval '4 days' where run_id = '${run}'`);
    await runnerUntil(run, ['awaiting-approval']);
    expect((await refusals('refused.approval')).at(-1)?.details.reason).toBe('proof.approval-ended');
    expect(await approveInfrastructure.ask(portal.commands, bob, args)).toMatchObject({ ok: true });
    await runnerUntil(run, ['succeeded']);
  });
});

const signedSettings = (more = '') => proofSettings(people.lines(more));

/** Goro asks and Hana agrees, with these keys. */
const [goro, hana] = [person('goro'), person('hana')];
const AT = instant(Date.now());
const place = { relyingParty: 'localhost', environment: PROD } as const;
type Keys = (typeof people)['goro'];
type Kind = 'passkey' | 'ssh';

const requestSaid = (deploymentId: string, more: { readonly commit?: string } = {}) =>
  requestText({
    ...{ ...place, deploymentId, person: 'goro', at: AT },
    ...{
      commit: portal.commits.main,
      components: [{ component: 'infrastructure', lane: 'infrastructure' }],
      ...more,
    },
  });
const signRequest = (deploymentId: string, kind: Kind = 'ssh', keys: Keys = people.goro) =>
  proofToText(keys[kind].sign(requestSaid(deploymentId), AT));

async function approvalSaid(runId: string, more: Partial<Parameters<typeof approvalText>[0]> = {}) {
  const plan = (await latestPlan(portal.web.db, runId))?.plan;
  if (!plan) throw new Error('no plan');
  const about = {
    component: 'infrastructure',
    lane: 'infrastructure',
    runId,
    shown: shownDigest(plan),
    content: plan.content,
  } as const;
  return approvalText({ ...place, ...about, commit: portal.commits.main, person: 'hana', at: AT, ...more });
}
const signApproval = async (run: string, kind: Kind = 'passkey', keys: Keys = people.hana) =>
  proofToText(keys[kind].sign(await approvalSaid(run), AT));

async function signedWaiting(kind: Kind = 'ssh'): Promise<string> {
  const deploymentId = randomUUID();
  const args = {
    environment: PROD,
    ref: 'main',
    signed: { deploymentId, proof: signRequest(deploymentId, kind) },
  };
  const answer = await requestInfrastructure.ask(portal.commands, goro, args);
  if (!answer.ok) throw new Error(answer.error.code);
  const run = answer.value.runs[0]?.id ?? '';
  await runnerUntil(run, ['awaiting-approval']);
  return run;
}
const agree = async (run: string, proof: string | undefined, who = hana) =>
  approveInfrastructure.ask(portal.commands, who, {
    ...{ environment: PROD, runId: run, content: await contentOf(run) },
    ...(proof ? { proof } : {}),
  });
const why = async (action = 'refused.approval') => (await refusals(action)).at(-1)?.details.reason;

/** Everything that role web can write, at once: rights, request, audit rows by the real function, approval, state. */
async function forgeAll(run: string, proof: string | undefined): Promise<void> {
  const content = await contentOf(run);
  await sql(`update users set groups = '["admins"]'`);
  await sql(
    `insert into approvals (id, run_id, content, by, at, decision, proof) values (gen_random_uuid(), $1, $2, 'bob', now(), 'approved', $3)`,
    ...[run, content, proof ?? null],
  );
  const { number = 0 } = (await getRun(portal.web.db, run)) ?? {};
  await appendAudit(portal.web.db, {
    ...{ at: instant(Date.now()), actor: 'bob', via: 'session', action: 'run.approved', target: PROD },
    ...{ outcome: 'done', details: { run: number, lane: 'infrastructure', content } },
  });
  await sayApproved(run);
}

describe('where the environment asks for proof', () => {
  beforeEach(() => portal.writeConfig(signedSettings()));

  it.each(['passkey', 'ssh'] as const)('a signed request and approval are applied: %s', async (kind) => {
    const run = await signedWaiting(kind);
    expect(await agree(run, await signApproval(run, kind))).toMatchObject({
      ok: true,
      value: { state: 'approved' },
    });
    await runnerUntil(run, ['succeeded']);
    expect(applied()).toEqual(['one']);
  });

  it('what the portal gives to sign is what it takes, from whoever has a line for it', async () => {
    const services = { ...portal.commands, collector: unasked };
    const deploymentId = randomUUID();
    const about = { environment: PROD, ref: 'main', lanes: 'infrastructure', deploymentId } as const;
    const request = await requestToSign.ask(services, goro, about);
    if (!request.ok || !request.value) throw new Error('nothing to sign');
    expect(request.value.credentials).toEqual([people.goro.passkey.credential]);
    const proof = proofToText(people.goro.ssh.sign(request.value.text, request.value.at));
    const signed = { deploymentId, proof };
    const asked = await requestInfrastructure.ask(portal.commands, goro, { ...about, signed });
    expect(asked).toMatchObject({ ok: true });
    const again = await requestInfrastructure.ask(portal.commands, goro, { ...about, signed });
    expect(again).toMatchObject({ error: { code: 'proof.used-before' } });
    const run = asked.ok ? (asked.value.runs[0]?.id ?? '') : '';
    await runnerUntil(run, ['awaiting-approval']);
    const approval = { environment: PROD, runId: run, content: await contentOf(run) };
    const given = await approvalToSign.ask(services, hana, approval);
    if (!given.ok) throw new Error(given.error.code);
    const agreed = proofToText(people.hana.passkey.sign(given.value.text, given.value.at));
    expect(await agree(run, agreed)).toMatchObject({ ok: true });

    const code = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
      answer.error?.code;
    expect(code(await requestToSign.ask(services, alice, about))).toBe('proof.no-line');
    expect(code(await requestToSign.ask(services, hana, about))).toBe('proof.not-covered');
    expect(code(await requestToSign.ask(services, goro, { ...about, ref: 'nothing' }))).toBe(
      'deploy.unknown-ref',
    );
    expect(code(await approvalToSign.ask(services, hana, { ...approval, content: 'x' }))).toBe(
      'approval.other-content',
    );
    expect(await requestToSign.ask(services, goro, { ...about, environment: 'demo/dev' })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('what is not signed, signed for something else or by nobody in the file is refused when asked', async () => {
    const ask = (who: typeof goro, deploymentId: string, proof: string) =>
      requestInfrastructure.ask(portal.commands, who, {
        ...{ environment: PROD, ref: 'main', signed: { deploymentId, proof } },
      });
    const id = randomUUID();
    const plain = await requestInfrastructure.ask(portal.commands, goro, { environment: PROD, ref: 'main' });
    expect(plain).toMatchObject({ error: { code: 'proof.unsigned' } });
    expect(await ask(goro, id, signRequest(randomUUID(), 'passkey'))).toMatchObject({
      error: { code: 'proof.wrong-text' },
    });
    expect(await ask(goro, id, signRequest(id, 'ssh', people.stranger))).toMatchObject({
      error: { code: 'proof.unknown-key' },
    });
    expect(await ask(hana, id, signRequest(id))).toMatchObject({ error: { code: 'proof.not-yours' } });

    const run = await signedWaiting();
    const other = await approvalSaid(run, { content: 'another plan' });
    expect(await agree(run, undefined)).toMatchObject({ error: { code: 'proof.unsigned' } });
    expect(await agree(run, proofToText(people.hana.passkey.sign(other, AT)))).toMatchObject({
      error: { code: 'proof.wrong-text' },
    });
    expect(await agree(run, await signApproval(run, 'passkey', people.stranger))).toMatchObject({
      error: { code: 'proof.unknown-key' },
    });
    expect(await agree(run, await signApproval(run), bob)).toMatchObject({
      error: { code: 'proof.not-yours' },
    });
    expect(await agree(run, await signApproval(run, 'ssh', people.goro), goro)).toMatchObject({ ok: false });
    expect((await getRun(portal.web.db, run))?.state).toBe('awaiting-approval');
  });

  it('wall row 5: rows forged as web, all together, are not applied', async () => {
    const run = await signedWaiting();
    await forgeAll(run, undefined);
    await runnerUntil(run, ['awaiting-approval']);
    expect(applied()).toEqual([]);
    expect(await why()).toBe('proof.unsigned');
    expect(await codes(run)).toContain('note.approvals-refused');
  });

  it('wall row 5: a signature taken from another run, or of the requester, is not applied', async () => {
    const first = await signedWaiting();
    const taken = await signApproval(first);
    portal.engines.terraform.next = 'two';
    const run = await signedWaiting();
    await forgeAll(run, taken);
    await runnerUntil(run, ['awaiting-approval']);
    expect(await why()).toBe('proof.wrong-text');
    const text = await approvalSaid(run, { person: 'goro' });
    await forgeAll(run, proofToText(people.goro.passkey.sign(text, AT)));
    await runnerUntil(run, ['awaiting-approval']);
    expect(await why()).toBe('proof.not-covered');
    expect(applied()).toEqual([]);
  });

  it('wall row 5: a request whose commit, lanes or requester web has made up ends before it is planned', async () => {
    const id = randomUUID();
    const proof = signRequest(id);
    await sql(
      `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at, proof)
       values ($1, $2, $3, 's', 'main', 'goro', now(), $4)`,
      ...[id, PROD, portal.commits.side, proof],
    );
    await sql(
      `insert into runs (id, deployment_id, lane, state, created_at, updated_at)
       values ($1, $1, 'infrastructure', 'requested', now(), now())`,
      id,
    );
    await runnerUntil(id, ['failed']);
    expect((await getRun(portal.web.db, id))?.failure?.code).toBe('proof.request');
    expect(portal.engines.terraform.applied).toEqual([]);
  });

  it('one person counts once, whatever accounts the rows name', async () => {
    portal.writeConfig(signedSettings().replaceAll('approvals: 1', 'approvals: 2'));
    const run = await signedWaiting();
    await agree(run, await signApproval(run));
    await forgeAll(run, await signApproval(run, 'ssh'));
    await runnerUntil(run, ['awaiting-approval']);
    expect(applied()).toEqual([]);
  });

  it('wall row 8: a person who is no longer in the file, or whose time is over, does not count at apply', async () => {
    for (const [settings, code] of [
      [
        proofSettings(
          people.lines().split('\n  - id: hana')[0] +
            people.lines().slice(people.lines().indexOf('\n  - id: goro')),
        ),
        'proof.unknown-key',
      ],
      [signedSettings('until: 2026-01-01'), 'proof.not-covered'],
    ] as const) {
      portal.writeConfig(signedSettings());
      const run = await signedWaiting();
      expect(await agree(run, await signApproval(run))).toMatchObject({ ok: true });
      portal.writeConfig(settings);
      await runnerUntil(run, ['awaiting-approval']);
      expect(await why()).toBe(code);
    }
    expect(applied()).toEqual([]);
  });

  it('a count that was passed already is by a copy of the key', async () => {
    const run = await signedWaiting();
    await agree(run, await signApproval(run));
    await runnerUntil(run, ['succeeded']);
    portal.engines.terraform.next = 'two';
    const next = await signedWaiting();
    const { state } = people.hana.passkey;
    state.counter -= 1;
    const copied = await signApproval(next);
    expect(await agree(next, copied)).toMatchObject({ error: { code: 'proof.key-copied' } });
    await forgeAll(next, copied);
    await runnerUntil(next, ['awaiting-approval']);
    expect(await why()).toBe('proof.key-copied');
    expect(applied()).toEqual(['one']);
  });
});

describe('run show --verify', () => {
  const show = async (run: string, runnerKeys: readonly string[]) => {
    const { number = 0 } = (await getRun(portal.web.db, run)) ?? {};
    const lines: string[] = [];
    const writer = { write: (line: string) => lines.push(line) };
    const context = {
      ask: (operation, args) => operation.ask(portal.commands as never, hana, args),
      out: output(false, writer, writer),
    } as CliContext;
    const code = await runShow(context, { number, verify: true, runnerKeys });
    return { code, said: lines.join('') };
  };
  const { publicKey } = runnerSigner(Buffer.alloc(32, 3));

  it('renders what the runner signed, with the code that its log says', async () => {
    portal.writeConfig(signedSettings());
    const run = await signedWaiting();
    const { code, said } = await show(run, [publicKey]);
    expect(code).toBe(0);
    expect(said).toContain('+ one (aws_x)');
    const [, short = ''] = /Code (\S+)/.exec(said) ?? [];
    const log = await runLogAfter(portal.web.db, run, 0, 100);
    expect(log.map(({ line }) => line)).toContain(`plan ${short}: create 1, change 0, replace 0, destroy 0`);
  });

  it('says so when the plan in the database is another, or no known runner signed it', async () => {
    portal.writeConfig(signedSettings());
    const run = await signedWaiting();
    expect((await show(run, [runnerSigner(Buffer.alloc(32, 4)).publicKey])).code).toBe(1);
    expect((await show(run, [])).said).toContain('No key of a runner is known');
    await asOwner(
      `update plans set plan = jsonb_set(plan, '{changes,0,action}', '"delete"') where run_id = '${run}'`,
    );
    expect(await show(run, [publicKey])).toMatchObject({
      code: 1,
      said: expect.stringContaining('NOT signed'),
    });
  });
});

it.each([
  ['succeeded', "update runs set state = 'succeeded' where state = 'awaiting-approval'"],
  ['another fence', 'update runs set fence = 99'],
  ['another lane', "update runs set lane = 'application'"],
  ['a failure of its own', `update runs set failure = '{}'`],
  ['another requester', "update deployments set requested_by = 'bob'"],
  ['another approver', "update approvals set by = 'carol'"],
  ['a plan', "update plans set content = 'x'"],
  ['no account', 'delete from users'],
  ['an anchor', "insert into audit_anchors values (1, 'x', now(), 'x', 'x')"],
])('role web may not write %s', async (_, text) => {
  portal.writeConfig(signedSettings());
  await signedWaiting();
  await expect(sql(text)).rejects.toThrow(/permission denied|web may not write/);
});
