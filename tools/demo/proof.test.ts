import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parsePortalConfig, problemText } from '#lib/config/parse.ts';
import { repoRoot } from '../toolchain.ts';
import { proofDemo } from './proof.ts';

const dir = mkdtempSync(join(tmpdir(), 'yagura-demo-proof-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const repository = join(dir, 'repository');
const git = (...args: string[]) =>
  execFileSync('git', ['-C', repository, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
execFileSync('git', ['init', '--quiet', '--initial-branch', 'work', repository]);
writeFileSync(join(repository, 'file'), 'one');
git('add', '.');
git('commit', '--quiet', '--message', 'one');
const source = join(repository, 'portal.yaml');
writeFileSync(source, readFileSync(join(repoRoot, 'portal.demo.yaml'), 'utf8'));

let demoDir = '';
beforeEach(() => {
  demoDir = mkdtempSync(join(dir, 'demo-'));
});
const start = () =>
  proofDemo(demoDir, source, 'http://localhost:3000', Buffer.alloc(32, 1).toString('base64'));

function read(file: string) {
  const parsed = parsePortalConfig(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
  return parsed.value;
}

it('is off while the demo deploys, and on afterwards for the branches that hold what was deployed', () => {
  const demo = start();
  expect(read(demo.file).file).toMatchObject({ people: [], repositories: { main: { url: repository } } });
  expect(read(demo.file).environments.get('hello/dev')?.settings.proof).toBeUndefined();
  demo.switchOn();
  const { file, environments } = read(demo.file);
  expect(environments.get('hello/dev')?.settings).toMatchObject({
    proof: 'passkey',
    components: { infrastructure: { approvals: 1, refs: ['work'] } },
  });
  expect(file.proof).toMatchObject({ relyingParty: 'localhost', origins: ['http://localhost:3000'] });
  expect(file.people.map(({ id, may, keys }) => [id, may.join(), keys.length])).toEqual([
    ['demo-infra', 'request', 2],
    ['demo-approver', 'approve', 2],
    ['demo-admin', 'request,approve', 2],
  ]);
});

it('keeps what somebody has added to the file since', () => {
  const { file } = start();
  start().switchOn();
  const added = parse(readFileSync(file, 'utf8'));
  added.people[0].keys.push({
    passkey: 'a'.repeat(22),
    publicKey: 'b'.repeat(100),
    added: '2026-11-28T12:00:00Z',
  });
  writeFileSync(file, stringify(added));
  // One that ended before it was on, then one that went on.
  start();
  start().switchOn();
  expect(read(file).file.people[0]?.keys).toHaveLength(3);
});
