import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type DemoPerson, withProof } from '#tools/demo/proof.ts';
import type { Running } from '#tools/demo/running.ts';
import { expect, PHONE, test, tooWide } from './journey.ts';
import { commitChange, onBranch } from './stack/scratch.ts';

const APPLIED_WITHIN = { timeout: 150_000 };
const BRANCH = 'proof';

test('where an environment asks for proof, passkeys sign the request and the approval, and nothing else is applied', async ({
  signInAs,
  scratch,
  stack,
}) => {
  test.setTimeout(420_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const origin = stack.environment.YAGURA_URL ?? '';
  const before = readFileSync(config, 'utf8');
  const dir = mkdtempSync(join(tmpdir(), 'yagura-proof-'));
  const put = (people: readonly DemoPerson[]) =>
    writeFileSync(config, withProof(before, { origin, refs: [BRANCH], people }));
  onBranch(scratch, BRANCH);
  const commit = commitChange(scratch, 'infra/hello/function.tf', (text) =>
    text.replace(
      /Answers GET \/hello( \d+)?/,
      (_, before = ' 0') => `Answers GET /hello ${Number(before) + 1}`,
    ),
  );
  const infra = await signInAs('infra');
  const approver = await signInAs('approver');
  try {
    put([]);
    const people =
      await test.step('keys are enrolled by the command line, in the browser and with ssh-keygen', async () => [
        await person(stack, infra, 'infra', dir),
        await person(stack, approver, 'approver', dir),
      ]);
    put(people);

    await test.step('who has no line cannot request', async () => {
      const admin = await signInAs('admin');
      await request(admin, commit);
      await expect(admin.getByText('portal.yaml has no keys for you on hello/dev.')).toBeVisible();
    });

    await test.step('the request is signed', async () => {
      await request(infra, commit);
      await infra.waitForURL(/\/deploys\/\d+$/);
      await expect(infra.getByText('awaiting approval').first()).toBeVisible(APPLIED_WITHIN);
      const approvals = infra.getByRole('region', { name: 'Approvals' });
      await expect(approvals).toContainText('Approvals are signed in this environment.');
      await expect(approvals).toContainText('Requested by infra, signed with a passkey');
    });
    const number = infra.url().split('/').at(-1) ?? '';

    await test.step('what is not signed is refused', async () => {
      const { status, stderr, stdout } = portal(stack, '--as', 'approver', 'approve', number);
      expect(status).toBe(4);
      expect(stdout + stderr).toContain('This environment requires a signature, and there is none.');
    });

    await test.step('what is signed for something else is refused', async () => {
      await approver.goto(infra.url());
      // As a page that somebody has taken over: the person sees one plan, the passkey signs another.
      await approver.evaluate(() => {
        const { credentials } = navigator;
        const get = credentials.get.bind(credentials);
        credentials.get = (options) => {
          const { publicKey } = options ?? {};
          if (publicKey) publicKey.challenge = new Uint8Array(32);
          credentials.get = get;
          return get(options);
        };
      });
      await approver.getByRole('button', { name: /^Sign and approve plan/ }).click();
      await expect(approver.getByText('approver has signed something else', { exact: false })).toBeVisible();
    });

    await test.step('whose key is not in the file cannot approve', async () => {
      put(people.filter(({ id }) => id !== 'demo-approver'));
      await approver.reload();
      await expect(approver.getByRole('button', { name: /pprove plan/ })).toBeDisabled();
      await expect(approver.getByText('portal.yaml has no keys for you on hello/dev.')).toBeVisible();
      put(people);
    });

    await test.step('the plan that the runner signed is the one on the page, by its code', async () => {
      await approver.reload();
      const code = await approver
        .getByRole('region', { name: 'Approvals' })
        .locator('code')
        .first()
        .textContent();
      const { stdout } = portal(stack, '--as', 'approver', 'run', 'show', number);
      expect(stdout).toContain(`Code ${code}`);
      expect(stdout).toContain('description: "Answers GET /hello');
    });

    await test.step('another person signs on a phone’s width, and exactly that plan is applied', async () => {
      await approver.setViewportSize(PHONE);
      expect(await tooWide(approver)).toBeLessThanOrEqual(0);
      await approver.getByRole('button', { name: /^Sign and approve plan/ }).click();
      const seals = approver.getByRole('region', { name: 'Approvals' });
      await expect(seals.locator('.seal-approved')).toHaveCount(1, APPLIED_WITHIN);
      await expect(seals).toContainText('signed with a passkey');
      await expect(infra.getByText('succeeded').first()).toBeVisible(APPLIED_WITHIN);
    });

    await test.step('Settings list who signs here, and the audit has the keys', async () => {
      await infra.goto('/settings');
      const row = infra.getByRole('row').filter({ hasText: 'demo-approver' });
      await expect(row).toContainText('SSH key');
      await expect(row).toContainText('passkey');
      await approver.goto('/audit?action=key.enrolled');
      await expect(approver.getByRole('row').filter({ hasText: 'made a passkey' })).not.toHaveCount(0);
    });
  } finally {
    writeFileSync(config, before);
    rmSync(dir, { recursive: true, force: true });
  }
});

/** A person's line: a passkey made in the browser and an SSH key, each printed by `portal keys enroll`. */
async function person(
  stack: Running,
  page: Page,
  account: 'infra' | 'approver',
  dir: string,
): Promise<DemoPerson> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const enrolling = spawn(process.execPath, portalArgs('--json', '--as', account, 'keys', 'enroll'), {
    env: environmentOf(stack),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let printed = '';
  enrolling.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  enrolling.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => enrolling.once('exit', resolve));
  await expect.poll(() => /http\S+\/keys\/\S+/.exec(said)?.[0], { message: said }).toBeTruthy();
  await page.goto(/http\S+\/keys\/\S+/.exec(said)?.[0] ?? '');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(page.getByText('Go back to your terminal')).toBeVisible();
  expect(await ended, said).toBe(0);
  const { person: _, ...passkey } = JSON.parse(printed);

  const file = join(dir, account);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const { stdout } = portal(stack, '--json', '--as', account, 'keys', 'enroll', '--ssh', `${file}.pub`);
  const { person: __, ...ssh } = JSON.parse(stdout);
  return {
    ...{ id: `demo-${account}`, name: account },
    may: account === 'infra' ? ['request'] : ['approve'],
    keys: [passkey, ssh],
  };
}

async function request(page: Page, commit: string): Promise<void> {
  await page.goto('/deploys/new?environment=hello/dev');
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  // Until the runner has read it.
  await expect(page.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Sign and request a deploy' }).click();
}

const portalArgs = (...args: readonly string[]) => [join(import.meta.dirname, '../bin/portal.ts'), ...args];
/** No browser of this machine is opened: there is no program for it on this PATH. */
const environmentOf = (stack: Running): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  ...stack.environment,
  PATH: '/usr/bin:/bin',
});

function portal(stack: Running, ...args: readonly string[]) {
  try {
    const stdout = execFileSync(process.execPath, portalArgs(...args), {
      env: environmentOf(stack),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, stdout, stderr };
  }
}
