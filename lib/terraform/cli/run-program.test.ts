import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const dir = mkdtempSync(join(tmpdir(), 'yagura-run-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const shell = (script: string, more: { onLine?: (line: string) => void; signal?: AbortSignal } = {}) =>
  runProgram({
    program: '/bin/sh',
    args: ['-c', script],
    cwd: dir,
    env: { PATH: '/usr/bin:/bin' },
    outFile: join(dir, 'out'),
    ...more,
  });

describe('a program', () => {
  it('is heard line by line, in order, the last one without its end too', async () => {
    const lines: string[] = [];
    const code = await shell('echo one; echo two >&2; printf é; printf three; exit 3', {
      onLine: (line) => lines.push(line),
    });
    expect(code).toBe(3);
    expect(lines).toEqual(['one', 'two', 'éthree']);
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('one\ntwo\néthree');
  });

  it('sees no variable of ours', async () => {
    process.env.YAGURA_CANARY = 'canary';
    const lines: string[] = [];
    await shell('env', { onLine: (line) => lines.push(line) });
    delete process.env.YAGURA_CANARY;
    expect(lines.join()).not.toContain('canary');
  });

  it('is interrupted when it is told to', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      stop.abort();
    };
    expect(
      await shell('trap "exit 7" INT; echo ready; while :; do sleep 0.05; done', {
        onLine,
        signal: stop.signal,
      }),
    ).toBe(7);
    expect(lines).toEqual(['ready']);
  });

  it('that does not exist is an error', async () => {
    await expect(
      runProgram({ program: '/nothing', args: [], cwd: dir, env: {}, outFile: join(dir, 'none') }),
    ).rejects.toThrow(/ENOENT/);
  });
});
