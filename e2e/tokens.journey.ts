import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from './journey.ts';

/** `out` is both streams as a terminal shows them, `result` standard output alone. */
type Said = { readonly code: number; readonly out: string; readonly result: string };

/** The command line as somebody far away has it: an empty folder, no database, no demo beside it. */
function terminal(home: string, url: string) {
  const root = resolve(import.meta.dirname, '..');
  const started: ChildProcess[] = [];
  const start = (args: readonly string[], more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [join(root, 'bin/portal.ts'), ...args], {
      cwd: home,
      env: { PATH: '/usr/bin:/bin', HOME: home, YAGURA_URL: url, ...more } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let out = '';
    let result = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      result += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    const ended = new Promise<Said>((done) =>
      child.once('close', (code) => done({ code: code ?? -1, out, result })),
    );
    return { ended, said: () => out };
  };
  return {
    start,
    run: (...args: readonly string[]) => start(args).ended,
    end: () => {
      for (const each of started) each.kill();
    },
  };
}

test.describe('a terminal far away', () => {
  let home: string;
  test.beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'yagura-far-'));
  });
  test.afterEach(() => rmSync(home, { recursive: true, force: true }));

  test('signs in by a code that its person confirms, asks as that person, and signs out', async ({
    signInAs,
    stack,
  }) => {
    const url = stack.environment.YAGURA_URL ?? '';
    const far = terminal(home, url);
    const before = await far.run('cost', 'items/dev');
    expect(before.code).toBe(1);
    expect(before.out).toContain('no token for');

    const login = far.start(['login']);
    await expect.poll(login.said).toMatch(/Confirm the code \S+ at /);
    const [, code = '', address = ''] = /the code (\S+) at (\S+)/.exec(login.said()) ?? [];
    const page = await signInAs('developer');
    await page.goto(new URL(address).pathname + new URL(address).search);
    await expect(page.getByText(code, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Confirm, it is mine' }).click();
    await expect(page.getByText('Confirmed. The terminal is signed in')).toBeVisible();
    const signedIn = await login.ended;
    expect(signedIn.out).toContain('as developer until');
    expect(signedIn.code).toBe(0);

    const cost = await far.run('cost', 'items/dev', '--json');
    expect(cost.code).toBe(0);
    expect(JSON.parse(cost.result)).toMatchObject({ environment: 'items/dev' });
    const refused = await far.run('deploy', 'items/dev', '--tf-only');
    expect(refused.out).toMatch(/not allowed|no role/);
    expect(refused.code).toBe(4);
    const audit = await far.run('audit', 'verify');
    expect(audit.code).toBe(4);

    await page.goto('/settings/tokens');
    await expect(page.getByRole('row').filter({ hasText: '@' }).first()).toContainText('valid');
    const kept = readFileSync(join(home, '.config/yagura/credentials.json'), 'utf8');
    const [token = ''] = /ygr_[\w-]+/.exec(kept) ?? [];
    expect((await far.run('logout')).out).toContain('its token is revoked');
    const after = await far.start(['cost', 'items/dev'], { YAGURA_TOKEN: token }).ended;
    expect(after.out).toContain('does not know your token');
    far.end();
  });

  test('gets a token from the page, once, until it is revoked there', async ({ signInAs, stack }) => {
    const far = terminal(home, stack.environment.YAGURA_URL ?? '');
    const page = await signInAs('admin');
    await page.goto('/settings/tokens');
    await page.getByLabel('Name', { exact: false }).fill('nightly cost report');
    await page.getByRole('checkbox', { name: 'cost' }).check();
    await page.getByRole('button', { name: 'Create token' }).click();
    const token = (await page.getByText(/^ygr_/).textContent()) ?? '';
    const cost = (environment: string) => far.start(['cost', environment], { YAGURA_TOKEN: token }).ended;
    expect((await cost('items/dev')).code).toBe(0);
    await page.reload();
    await expect(page.getByText(token)).toHaveCount(0);
    const row = page.getByRole('row', { name: /nightly cost report/ });
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await row.getByRole('button', { name: 'Revoke nightly cost report' }).click();
    await expect(row).toContainText('revoked');
    expect((await cost('items/dev')).code).toBe(1);
    far.end();
  });
});
