import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALLS } from '#lib/domain/isolation.ts';
import { isolationForTest, LIMITS, noBubblewrap, prlimit } from './in-test.ts';
import type { StepRequest } from './port.ts';
import { probeBubblewrap } from './probe.ts';

const why = await noBubblewrap();

describe.skipIf(why !== undefined)('bubblewrap', () => {
  let isolation: Awaited<ReturnType<typeof isolationForTest>>;
  beforeAll(async () => {
    isolation = await isolationForTest('bubblewrap');
  });
  afterAll(() => isolation?.end());

  async function shell(script: string, more: Partial<StepRequest> = {}) {
    const workspace = await isolation.claim();
    const lines: string[] = [];
    const outcome = await isolation.run(
      {
        ...{ workspace, name: 'try', folders: [], cwd: '/home/step', env: { PATH: '/usr/bin:/bin' } },
        commands: [{ name: 'sh', program: '/bin/sh', args: ['-c', script] }],
        limits: LIMITS,
        ...more,
      },
      { onLine: ({ text }) => lines.push(text) },
    );
    return { ...outcome, lines, text: lines.join('\n') };
  }

  it('wall row 1: every wall that is claimed was tried from inside, and held', async () => {
    const { walls } = await probeBubblewrap(process.execPath, prlimit, [isolation.dataDir]);
    expect(walls).toEqual(Object.fromEntries(WALLS.map((wall) => [wall, true])));
  });

  it('wall row 1: a step sees no process, no variable and no descriptor but its own', async () => {
    const { text } = await shell(
      'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr "\\0" "\\n"; for fd in /proc/self/fd/*; do readlink $fd; done; env',
    );
    expect(text).not.toContain(String(process.pid));
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain('AWS_');
    expect(text).not.toContain('pipe:');
    expect(text.split('\n').filter((each) => each.startsWith('socket:'))).toHaveLength(2);
  });

  it('reads what it is given and cannot write to it; a folder that is bound for writing it can', async () => {
    const given = join(isolation.dataDir, 'given');
    writeFileSync(given, 'given');
    const { lines } = await shell(
      'cat /given; echo more > /given; mount -o remount,bind,rw /given; echo $?',
      {
        folders: [{ at: '/given', from: given }],
      },
    );
    expect(lines[0]).toContain('given');
    expect(readFileSync(given, 'utf8')).toBe('given');
    await shell('echo more > /given', { folders: [{ at: '/given', from: given, write: true }] });
    expect(readFileSync(given, 'utf8')).toBe('more\n');
  });

  it('hands files in and out without a path of the machine', async () => {
    const { results } = await shell('cat /in/plan /in/plan > /out/twice; : > /in/plan', {
      files: { plan: Buffer.from('plan') },
      results: [{ name: 'twice', path: '/out/twice', limit: 100 }],
    });
    expect(results).toEqual({});
    const again = await shell('cat /in/plan /in/plan > /out/twice', {
      files: { plan: Buffer.from('plan') },
      results: [{ name: 'twice', path: '/out/twice', limit: 100 }],
    });
    expect(String(again.results.twice)).toBe('planplan');
  });

  it('takes no result that is a link, too large, or asked by nobody', async () => {
    const one = (script: string, limit = 100) =>
      shell(script, { results: [{ name: 'one', path: '/out/one', limit }] });
    expect(await one('ln -s /etc/passwd /out/one')).toMatchObject({
      problem: expect.stringContaining('ELOOP'),
    });
    expect(await one('head -c 101 /dev/zero > /out/one')).toMatchObject({
      problem: expect.stringContaining('more than the 100'),
    });
    expect(await one('true')).toMatchObject({ problem: expect.stringContaining('ENOENT') });
  });

  it('wall row 15: no key stands in an environment; the endpoint gives them to whoever has the token of the step', async () => {
    const keys = { accessKeyId: 'AKIATEST', secretAccessKey: 'hidden', sessionToken: 't', expiresAt: 4e12 };
    const { text } = await shell(
      'env; curl -sS $AWS_CONTAINER_CREDENTIALS_FULL_URI; echo; curl -sS -H "Authorization: $(cat $AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE)" $AWS_CONTAINER_CREDENTIALS_FULL_URI',
      { role: { arn: 'a', account: '0', region: 'r', sessionName: 's', keys } },
    );
    expect(text).toContain('not the token of this step');
    expect(text).toMatch(/"SecretAccessKey":"hidden"/);
    expect(text.slice(0, text.indexOf('not the token'))).not.toContain('hidden');
  });

  it('reaches one port of this machine and no other, and no name at all', async () => {
    const answering = createServer((_, answer) => answer.end('the cloud'));
    const control = createServer((_, answer) => answer.end('the control port'));
    for (const each of [answering, control]) await once(each.listen(0, '127.0.0.1'), 'listening');
    const port = (server: typeof control) => (server.address() as AddressInfo).port;
    const { text } = await shell(
      `curl -sS http://127.0.0.1:${port(answering)}; curl -sS http://127.0.0.1:${port(control)}; curl -sS --max-time 5 https://example.org`,
      { network: { endpoint: `http://127.0.0.1:${port(answering)}`, hosts: [], privateNetworks: [] } },
    );
    answering.close();
    control.close();
    expect(text).toContain('the cloud');
    expect(text).not.toContain('the control port');
    expect(text).toContain('Could not resolve host');
  });

  it('is ended with its whole tree when its time is over', async () => {
    const { problem, codes } = await shell('trap "exit 3" INT; setsid sleep 600 & sleep 600 & wait', {
      limits: { ...LIMITS, minutes: 0.01 },
    });
    expect(problem).toMatch(/has run for/);
    expect(codes).toEqual({ sh: 3 });
  });

  it.skipIf(prlimit === undefined)('gets no more memory than it is given', async () => {
    const { codes } = await shell(
      '/yagura/bin/node -e "const a = []; for (;;) a.push(Buffer.alloc(5e7, 1))"',
      {
        limits: { ...LIMITS, memory: 600_000_000 },
      },
    );
    expect(codes.sh).not.toBe(0);
  });
});
