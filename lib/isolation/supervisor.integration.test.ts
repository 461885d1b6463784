import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isolationForTest, LIMITS, noBubblewrap } from './in-test.ts';
import type { StepRequest } from './port.ts';

const why = await noBubblewrap();

/** Processes whose arguments hold a text. */
function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((each) => /^\d+$/.test(each))
    .filter((each) => {
      try {
        return readFileSync(`/proc/${each}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Supervisors work in the folder of their step. */
function supervisorOf(workspace: string): number {
  const pid = processesWith('bin/step.ts').find((each) => {
    try {
      return readlinkSync(`/proc/${each}/cwd`).startsWith(workspace);
    } catch {
      return false;
    }
  });
  if (pid === undefined) throw new Error(`no supervisor in ${workspace}`);
  return pid;
}

const kinds = [...(why === undefined ? (['bubblewrap'] as const) : []), 'none' as const];
describe.skipIf(process.platform !== 'linux').each(kinds)('a step of kind %s', (kind) => {
  let isolation: Awaited<ReturnType<typeof isolationForTest>>;
  beforeAll(async () => {
    isolation = await isolationForTest(kind);
  });
  afterAll(() => isolation?.end());

  /** A runner that made a folder and is no more. */
  async function gone(): Promise<typeof isolation> {
    const dead = await isolationForTest(kind, isolation.dataDir);
    const { claim } = dead;
    return {
      ...dead,
      async claim() {
        const folder = await claim();
        await dead.close();
        return folder;
      },
    };
  }

  /** At the first look half a minute on: until then a socket may be one that nobody listens at yet. */
  async function sweptLater(workspace: string): Promise<void> {
    const owner = readFileSync(join(workspace, 'owner'), 'utf8');
    const sockets = [
      join(dirname(workspace), owner),
      ...readdirSync(workspace).map((each) => join(workspace, each)),
    ];
    for (const each of sockets) if (existsSync(each)) utimesSync(each, 1, 1);
    const isThere = async () => {
      await isolation.sweep();
      return existsSync(workspace);
    };
    await expect.poll(isThere).toBe(false);
  }

  let count = 0;
  /** A shell that says `begun`, writes `done` once `go` is there, and is told from others by its mark. */
  async function waiting(more: Partial<StepRequest> = {}, owner?: typeof isolation) {
    count += 1;
    const mark = `mark-${kind}-${process.pid}-${count}`;
    const workspace = await (owner ?? isolation).claim();
    const go = join(workspace, 'shared');
    mkdirSync(go);
    const folders = [{ at: '/shared', from: go, write: true }];
    const place = { workspace, name: 'apply', folders };
    const seen = (path: string) => isolation.seen(place, path);
    const script = `: ${mark}; echo line >> ${seen('/shared')}/begun; echo begun; until test -e ${seen('/shared')}/go; do sleep 0.1; done; echo ended`;
    const request: StepRequest = {
      ...{ ...place, cwd: seen('/shared'), env: { PATH: '/usr/bin:/bin' }, limits: LIMITS },
      commands: [
        { name: 'apply', program: '/bin/sh', args: ['-c', script] },
        { name: 'state', program: '/bin/echo', args: ['the state'], captured: 100 },
      ],
      ...more,
    };
    const letGo = () => writeFileSync(join(go, 'go'), '');
    return { mark, workspace, request, letGo, shared: go };
  }

  it('is ended, with all that it started, when its supervisor is killed', async () => {
    const { mark, workspace, request, shared } = await waiting({ outlives: { run: 'killed' } });
    const outcome = isolation.run(request, {});
    outcome.catch(() => undefined);
    await expect.poll(() => existsSync(join(shared, 'begun'))).toBe(true);
    const supervisor = supervisorOf(workspace);
    process.kill(supervisor, 'SIGKILL');
    await expect(outcome).rejects.toThrow(/lost its supervisor/);
    await expect.poll(() => processesWith(mark)).toEqual([]);
    // Its line is closed before the socket at which it is asked for.
    await expect.poll(() => existsSync(`/proc/${supervisor}`)).toBe(false);
    // Held by this process until it ends: whoever comes next finds it free.
    expect(await isolation.takeUp('killed', {})).toBeUndefined();
  });

  it('goes on when its runner is killed; the next one hears all of it, once, and then sweeps its folder', async () => {
    const { mark, workspace, request, letGo, shared } = await waiting(
      { outlives: { run: 'mine' } },
      await gone(),
    );
    const runner = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module-typescript', '-e', RUNNER],
      {
        env: { ...process.env, REQUEST: JSON.stringify({ request, kind, dataDir: isolation.dataDir }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(runner.stdout, 'data');
    runner.kill('SIGKILL');
    await once(runner, 'exit');
    expect(processesWith(mark).length).toBeGreaterThan(0);
    await isolation.sweep();
    expect(existsSync(workspace)).toBe(true);

    const lines: string[] = [];
    const next = isolation.takeUp('mine', { onLine: ({ text }) => lines.push(text) });
    letGo();
    expect(await next).toMatchObject({ codes: { apply: 0, state: 0 } });
    expect(String((await next)?.results.state)).toBe('the state\n');
    expect(lines).toEqual(['begun', 'ended']);
    expect(readFileSync(join(shared, 'begun'), 'utf8')).toBe('line\n');
    expect(await isolation.takeUp('mine', {})).toBeUndefined();
    await sweptLater(workspace);
  });

  it('that does not outlive its runner ends with it, and its folder is swept', async () => {
    const { mark, workspace, request, shared } = await waiting({}, await gone());
    const runner = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module-typescript', '-e', RUNNER],
      {
        env: { ...process.env, REQUEST: JSON.stringify({ request, kind, dataDir: isolation.dataDir }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(runner.stdout, 'data');
    expect(existsSync(join(shared, 'begun'))).toBe(true);
    runner.kill('SIGKILL');
    await expect.poll(() => processesWith(mark)).toEqual([]);
    await sweptLater(workspace);
  });

  it('has said all of it, though nobody reads for longer than anything is waited for', async () => {
    const { workspace, request, letGo, shared } = await waiting();
    const seen = isolation.seen(request, '/shared');
    // As much as sockets and pipes between hold on most machines: there its command ends while nothing is read.
    const script = `touch ${seen}/begun; until test -e ${seen}/go; do sleep 0.1; done; head -c 300000 /dev/zero`;
    const commands = [{ name: 'show', program: '/bin/sh', args: ['-c', script], captured: 1_000_000 }];
    const outcome = isolation.run({ ...request, commands }, {});
    await expect.poll(() => existsSync(join(shared, 'begun'))).toBe(true);
    const supervisor = supervisorOf(workspace);
    process.kill(supervisor, 'SIGSTOP');
    try {
      letGo();
      await pause(5_000);
    } finally {
      process.kill(supervisor, 'SIGCONT');
    }
    const { results, codes } = await outcome;
    expect({ bytes: results.show?.length, codes }).toEqual({ bytes: 300_000, codes: { show: 0 } });
  });

  it('is told to stop by a signal', async () => {
    const { request, shared } = await waiting();
    const stop = new AbortController();
    const outcome = isolation.run(
      {
        ...request,
        commands: [
          {
            name: 'plan',
            program: '/bin/sh',
            args: ['-c', 'trap "echo stopping; exit 7" INT; echo begun; sleep 600 & wait'],
          },
        ],
      },
      { signal: stop.signal, onLine: ({ text }) => text === 'begun' && stop.abort(new Error('cancelled')) },
    );
    expect(await outcome).toMatchObject({ codes: { plan: 7 }, problem: 'it was stopped' });
    expect(shared).toBeTruthy();
  });
});

/** A runner of a few lines, to be killed. */
const RUNNER = `
const { request, kind, dataDir } = JSON.parse(process.env.REQUEST);
const { isolationForTest } = await import('${join(import.meta.dirname, 'in-test.ts')}');
const isolation = await isolationForTest(kind, dataDir);
const workspace = await isolation.claim();
await isolation.run(request, { onLine: ({ text }) => text === 'begun' && console.log('begun') });
`;

describe('folders of steps', () => {
  it('wall row 14: those of a dead runner are gone at the next look, those of a living one stay', async () => {
    const isolation = await isolationForTest('none');
    const dead = await isolationForTest('none', isolation.dataDir);
    const [mine, theirs] = [await isolation.claim(), await dead.claim()];
    await isolation.sweep();
    expect([existsSync(mine), existsSync(theirs)]).toEqual([true, true]);
    await dead.close();
    await isolation.sweep();
    expect([existsSync(mine), existsSync(theirs)]).toEqual([true, false]);
    await isolation.end();
  });
});
