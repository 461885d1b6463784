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
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSIDE } from './bubblewrap.ts';
import { followStep } from './follow.ts';
import { isolationForTest, LIMITS, noBubblewrap, prlimit } from './in-test.ts';
import { type Frame, frame, frameReader } from './inside/frames.ts';
import type { Asked, Told } from './journal.ts';
import { holdSocket, runtimeFolder } from './place.ts';
import { plainProgram } from './plain-program.ts';
import type { StepLine, StepRequest } from './port.ts';
import { openSupervisors } from './start.ts';

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
    const program = kind === 'bubblewrap' ? '/yagura/bin/node' : process.execPath;
    const args = ['-e', FILL, isolation.seen(request, '/shared')];
    const commands = [{ name: 'show', program, args, captured: 50_000_000 }];
    const outcome = isolation.run({ ...request, commands }, {});
    await expect.poll(() => existsSync(join(shared, 'begun'))).toBe(true);
    const supervisor = supervisorOf(workspace);
    process.kill(supervisor, 'SIGSTOP');
    try {
      letGo();
      await expect.poll(() => existsSync(join(shared, 'wrote'))).toBe(true);
      await pause(4_000);
    } finally {
      process.kill(supervisor, 'SIGCONT');
    }
    const { results, codes } = await outcome;
    const bytes = Number(readFileSync(join(shared, 'wrote'), 'utf8'));
    expect({ bytes: results.show?.length, codes }).toEqual({ bytes, codes: { show: 0 } });
  });

  it('that ended before its runner came to follow it is told all the same, and ends then', async () => {
    const { workspace, request } = await waiting();
    const init = plainProgram(join(INSIDE, 'init.ts'), join(isolation.dataDir, 'programs'));
    const commands = [{ name: 'say', program: '/bin/echo', args: ['said'] }];
    const node = process.execPath;
    const order = {
      kind,
      request: { ...request, commands },
      files: {},
      init,
      node,
      prlimit,
      baseKeys: undefined,
    };
    await openSupervisors({ node, env: {} }).start(order);
    const supervisor = supervisorOf(workspace);
    await expect.poll(() => existsSync(runtimeFolder(order.request))).toBe(false);
    const lines: string[] = [];
    const ears = { onLine: ({ text }: StepLine) => lines.push(text) };
    expect(await followStep(holdSocket(order.request), false, ears)).toMatchObject({ codes: { say: 0 } });
    expect(lines).toEqual(['said']);
    await expect.poll(() => existsSync(`/proc/${supervisor}`)).toBe(false);
  });

  it('is heard to its end by each who follows it, whoever of them took its end first', async () => {
    const { request, letGo, shared } = await waiting({ outlives: { run: 'both' } });
    const seen = isolation.seen(request, '/shared');
    const script = `touch ${seen}/begun; echo begun >&2; until test -e ${seen}/go; do sleep 0.1; done; head -c 5000000 /dev/zero`;
    const commands = [{ name: 'show', program: '/bin/sh', args: ['-c', script], captured: 5_000_000 }];
    const first = isolation.run({ ...request, commands }, {});
    await expect.poll(() => existsSync(join(shared, 'begun'))).toBe(true);
    const heard: Frame<Told>[] = [];
    const second = connect(holdSocket(request));
    second.write(frame({ type: 'follow' } satisfies Asked));
    const read = frameReader<Told>((each) => heard.push(each));
    second.on('data', (chunk) => read(chunk as Buffer));
    await expect.poll(() => heard.map(({ body }) => String(body))).toEqual(['begun']);
    second.pause();
    letGo();
    expect((await first).results.show).toHaveLength(5_000_000);
    second.resume();
    await once(second, 'close');
    const bytes = heard.reduce(
      (sum, { head, body }) => (head.type === 'result' ? sum + body.length : sum),
      0,
    );
    expect([bytes, heard.at(-1)?.head]).toEqual([5_000_000, { type: 'end', codes: { show: 0 } }]);
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

/** Fills whatever lies between it and its reader, however large that is, and tells how many bytes it was once no more are taken for a second. */
const FILL = `
const { existsSync, renameSync, writeFileSync, writeSync } = require('node:fs');
const [, folder] = process.argv;
const { Socket } = require('node:net');
const out = new Socket({ fd: 1 });
writeFileSync(folder + '/begun', '');
let wrote = 0;
let refused = 0;
const filling = setInterval(() => {
  if (!existsSync(folder + '/go')) return;
  try {
    for (;;) {
      wrote += writeSync(1, Buffer.alloc(4096));
      refused = 0;
    }
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
  }
  refused += 1;
  if (refused < 20) return;
  clearInterval(filling);
  writeFileSync(folder + '/writing', String(wrote));
  renameSync(folder + '/writing', folder + '/wrote');
  out.unref();
}, 50);
`;

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
