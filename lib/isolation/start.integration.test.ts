import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isolationForTest, LIMITS } from './in-test.ts';

/** Supervisors by their compile cache, which lies in the data folder of their runner. */
function supervisorsOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((each) => /^\d+$/.test(each))
    .filter((each) => {
      try {
        return (
          readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('bin/step.ts') &&
          readFileSync(`/proc/${each}/environ`, 'utf8').includes(`${dataDir}/`)
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe.skipIf(process.platform !== 'linux')('a supervisor that waits for its step', () => {
  let isolation: Awaited<ReturnType<typeof isolationForTest>>;
  beforeEach(async () => {
    isolation = await isolationForTest('none');
  });
  afterEach(() => isolation.end());

  /** A step of a line. @param onLine called while its supervisor is there */
  const says = (workspace: string, onLine: () => void = () => undefined) =>
    isolation.run(
      {
        ...{ workspace, name: 'say', folders: [], cwd: '/', env: {}, limits: LIMITS },
        commands: [{ name: 'say', program: '/bin/echo', args: ['said'] }],
      },
      { onLine },
    );

  it('is the one that carries the step out, in the folder of it', async () => {
    const workspace = await isolation.claim();
    const [waits, ...more] = supervisorsOf(isolation.dataDir);
    expect(more).toEqual([]);
    expect(readlinkSync(`/proc/${waits}/cwd`)).toBe('/');
    let folder = '';
    const { codes } = await says(workspace, () => {
      folder = readlinkSync(`/proc/${waits}/cwd`);
    });
    expect(codes).toEqual({ say: 0 });
    expect(folder).toBe(join(workspace, 'say.step'));
  });

  it('waits once, however many folders are made for however many runs', async () => {
    await Promise.all([isolation.claim(), isolation.claim(), isolation.claim()]);
    expect(supervisorsOf(isolation.dataDir)).toHaveLength(1);
  });

  it('is replaced when it died', async () => {
    const workspace = await isolation.claim();
    const [waits = 0] = supervisorsOf(isolation.dataDir);
    process.kill(waits, 'SIGKILL');
    await expect.poll(() => existsSync(`/proc/${waits}`)).toBe(false);
    expect(await says(workspace)).toMatchObject({ codes: { say: 0 } });
  });

  it('ends with its runner, however that ends', async () => {
    await isolation.claim();
    const killed = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module-typescript', '-e', RUNNER],
      {
        env: { ...process.env, DATA_DIR: isolation.dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(killed.stdout, 'data');
    expect(supervisorsOf(isolation.dataDir)).toHaveLength(2);
    killed.kill('SIGKILL');
    await expect.poll(() => supervisorsOf(isolation.dataDir)).toHaveLength(1);
    await isolation.close();
    await expect.poll(() => supervisorsOf(isolation.dataDir)).toEqual([]);
  });
});

/** A runner of a few lines, to be killed. */
const RUNNER = `
const { isolationForTest } = await import('${join(import.meta.dirname, 'in-test.ts')}');
const isolation = await isolationForTest('none', process.env.DATA_DIR);
await isolation.claim();
console.log('waits');
setInterval(() => undefined, 1_000);
`;
