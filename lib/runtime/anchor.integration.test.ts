import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { auditAnchor, auditVerify } from '#lib/cli/audit-verify.ts';
import type { CliContext } from '#lib/cli/context.ts';
import { output } from '#lib/cli/output.ts';
import { anchorAudit } from '#lib/deploy/anchor.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import { CHAIN_START, entryHash } from '#lib/domain/audit/chain.ts';
import { instant } from '#lib/domain/time.ts';
import { auditPage } from '#lib/queries/audit.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { appendAudit, auditAfter } from '#lib/store/audit.ts';
import { latestAnchors } from '#lib/store/audit-anchors.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

let portal: TestPortal;
let owner: Database;
let dir: string;
const signer = runnerSigner(Buffer.alloc(32, 3));
const clock = () => instant(1_795_000_000_000);

beforeAll(async () => {
  portal = await startTestPortal();
  owner = openDatabase(portal.server.urls.migrate, 'test owner', 1);
  dir = mkdtempSync(join(tmpdir(), 'yagura-anchor-'));
});
afterAll(async () => {
  await owner?.close();
  await portal?.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  await owner.pool.query('delete from audit; delete from audit_anchors');
  for (const actor of ['a', 'b', 'c', 'd']) await append(actor);
});

const append = (actor: string) =>
  appendAudit(portal.web.db, {
    ...{ at: clock(), actor, via: 'session', action: 'run.approved', target: 'demo/prod' },
    ...{ outcome: 'done', details: {} },
  });
const anchor = (by = signer) => anchorAudit(portal.runner.db, by, clock);

/** The command as an auditor runs it. */
async function command(
  run: (context: CliContext) => Promise<number>,
): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const writer = { write: (line: string) => lines.push(line) };
  const services = { ...portal.commands, db: portal.web.db } as unknown as RemoteServices;
  const context = {
    ask: (operation, args) => operation.ask(services, person('auditor'), args),
    out: output(false, writer, writer),
  } as CliContext;
  return { code: await run(context), said: lines.join('') };
}
const verify = (anchorFile?: string, runnerKeys = [signer.publicKey]) =>
  command((context) => auditVerify(context, { runnerKeys, ...(anchorFile ? { anchorFile } : {}) }));

/** As whoever has the database: every hash made anew from an entry on. */
async function hashAnew(from: number, actor: string): Promise<void> {
  let previous = CHAIN_START;
  for (const { hash: _, ...entry } of await auditAfter(portal.web.db, 0, 100)) {
    const changed = { ...entry, previous, ...(entry.seq === from ? { actor } : {}) };
    previous = entryHash(changed);
    await owner.pool.query('update audit set actor = $1, previous = $2, hash = $3 where seq = $4', [
      changed.actor,
      changed.previous,
      previous,
      changed.seq,
    ]);
  }
}

it('an anchor is signed over the newest entry, and over nothing when nothing is new', async () => {
  expect(await anchor()).toBeUndefined();
  expect(await anchor()).toBeUndefined();
  expect(await latestAnchors(portal.web.db, 10)).toMatchObject([{ seq: 4, key: signer.publicKey }]);
  expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('Anchored up to entry 4') });
});

it('wall row 8: a cut tail is found', async () => {
  await anchor();
  await owner.pool.query('delete from audit where seq > 2');
  expect(await verify()).toMatchObject({
    code: 1,
    said: expect.stringContaining('entry 4: a runner signed it, and it is gone'),
  });
  const page = await auditPage.ask({ ...portal.commands } as never, person('auditor'), {});
  expect(page).toMatchObject({ broken: { seq: 4, fault: 'cut' }, anchored: { seq: 4 } });
});

it('wall row 8: a whole chain hashed anew is found, and is not signed over', async () => {
  await anchor();
  await hashAnew(2, 'nobody');
  expect(await verify()).toMatchObject({
    code: 1,
    said: expect.stringContaining('entry 4: it differs from what a runner signed'),
  });
  await append('e');
  expect(await anchor()).toEqual({ seq: 4, fault: 'rewritten' });
});

it('wall row 8: an anchor kept elsewhere finds what was done to anchors too', async () => {
  await anchor();
  const { said } = await command(auditAnchor);
  const file = join(dir, 'anchors.jsonl');
  writeFileSync(file, said);
  await owner.pool.query('delete from audit_anchors');
  await hashAnew(3, 'nobody');
  expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('No anchor') });
  expect(await verify(file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('differs from what a runner signed'),
  });
});

it('an anchor by a key that nobody knows is no anchor', async () => {
  await anchor(runnerSigner(Buffer.alloc(32, 9)));
  expect(await verify()).toMatchObject({
    code: 1,
    said: expect.stringContaining('not signed by a runner that portal.yaml names'),
  });
  expect(await verify(undefined, [])).toMatchObject({
    code: 0,
    said: expect.stringContaining('by a key that portal.yaml here does not name'),
  });
});

it('an entry that hangs on nothing is not signed over', async () => {
  await anchor();
  await portal.web.pool.query(
    `insert into audit (seq, at, actor, via, action, target, outcome, details, previous, hash)
     values (5, now(), 'x', 'session', 'x', 'x', 'done', '{}', 'x', 'x')`,
  );
  expect(await anchor()).toMatchObject({ seq: 5 });
  expect(await latestAnchors(portal.web.db, 10)).toHaveLength(1);
});
