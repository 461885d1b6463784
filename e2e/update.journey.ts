import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { buildNamed, freePort, startBuild } from './stack/web-builds.ts';

const TYPED = 'a-branch-of-mine';

test('wall row 12: web is updated while somebody fills in a form, who goes on when they want to', async ({
  signInAs,
  stack,
  expectedErrors,
}) => {
  expectedErrors.push(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  );
  const dir = mkdtempSync(join(tmpdir(), 'yagura-update-'));
  const builds = ['before0000000000', 'after00000000000'].map((id) => buildNamed(id, join(dir, id)));
  const [before = '', after = ''] = builds;
  const port = await freePort();
  let web = await startBuild(before, stack.environment, port);
  try {
    const page = await signInAs('infra', { at: `http://localhost:${port}` });
    const loads: string[] = [];
    await page.goto('/deploys/new?environment=hello%2Fdev');
    const typed = page.getByRole('textbox', { name: /^Branch, tag or commit/ });
    const chosen = await page.getByRole('heading', { level: 1 }).textContent();
    await typed.fill(TYPED);
    page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));

    await web.stop();
    await expect(page.getByText('Reconnecting', { exact: true })).toBeVisible();
    web = await startBuild(after, stack.environment, port);
    const banner = page.locator('.portal-banner');
    await expect(banner).toContainText('Yagura was updated since this page was loaded', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(banner).toContainText('values below are the last ones read');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(chosen ?? '');
    await expect(typed).toHaveValue(TYPED);
    expect(loads).toEqual([]);

    await banner.getByRole('link', { name: 'Reload' }).click();
    await expect(banner).toHaveCount(0);
    await expect(typed).toHaveValue(TYPED);
    expect(loads).toHaveLength(1);
    const { build } = await (await page.request.get('/api/session')).json();
    expect(build).toBe('after00000000000');
  } finally {
    await web.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});
