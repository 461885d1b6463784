import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { diagnose, doctor } from './doctor.ts';
import { output } from './output.ts';

const good = {
  ready: true,
  database: 'answers',
  migrationsBehind: 0,
  config: 'good',
  queueAgeMs: null,
  processes: [
    { kind: 'collector', seenMsAgo: 4_000 },
    { kind: 'runner', seenMsAgo: 300_000 },
    { kind: 'runner', seenMsAgo: 9_000 },
  ],
} as const;

it('takes the youngest sign of life of each kind of process', () => {
  expect(diagnose(good).map(({ what, ok }) => [what, ok])).toEqual([
    ['database', true],
    ['portal.yaml', true],
    ['collector', true],
    ['runner', true],
  ]);
});

it('names the isolation in force and what it does not protect from', () => {
  const report = {
    kind: 'none',
    probedAt: instant(0),
    walls: {},
    limits: 'rlimit',
    why: 'bwrap:\nno',
  } as const;
  const told = diagnose({ ...good, isolation: [{ runner: 'runner:one', report }] });
  const found = told.find(({ what }) => what === 'isolation')?.found ?? '';
  expect(found).toMatch(
    /^runner:one: none · .* \(bwrap: no\); It does not protect from: .*whoever can request a plan/,
  );
});

it('names what is gone and how to start it', () => {
  const gone = diagnose({
    ...good,
    migrationsBehind: 2,
    processes: [{ kind: 'collector', seenMsAgo: 31_000 }],
  });
  expect(gone.filter(({ ok }) => !ok).map(({ what, found }) => `${what}: ${found}`)).toEqual([
    'database: 2 migrations behind',
    'collector: silent for 31 s',
    'runner: has never reported',
  ]);
});

it('ends with 2 and the way out when no portal can be reached', async () => {
  const lines: string[] = [];
  const writer = { write: (text: string) => lines.push(text) };
  const code = await doctor(output(false, writer, writer), [], async () => {
    throw new Error('connect ECONNREFUSED');
  });
  expect(code).toBe(2);
  expect(lines.join('')).toContain('connect ECONNREFUSED');
  expect(lines.join('')).toContain('npm run demo');
});
