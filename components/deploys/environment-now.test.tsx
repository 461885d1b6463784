import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentNow } from '#lib/domain/deploy/environment-now.ts';
import type { RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import type { Check } from '#lib/domain/health/health.ts';
import { reason } from '#lib/domain/reason.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { EnvironmentNowPanel } from './environment-now.tsx';

const at = instant(1_800_000_000_000);
const PROD: RequestableEnvironment = {
  key: 'items/prod',
  production: true,
  signed: false,
  components: [
    {
      ...{ name: 'network', tool: 'terraform', lane: 'infrastructure', needs: [], repository: 'main' },
      ...{ deployable: true, allowed: true, approvals: 1, refs: ['main', 'v*'] },
    },
    {
      ...{ name: 'shop', tool: 'sam', lane: 'application', needs: ['network'], repository: 'main' },
      ...{ deployable: true, allowed: true, approvals: 2, refs: ['*'], promotedFrom: 'items/staging' },
    },
  ],
};

function requested(number: number, run: Partial<RequestedRun['run']>): RequestedRun {
  const made = {
    ...({ component: 'network', tool: 'terraform', position: 0, needs: [] } as const),
    ...{ id: `r${number}`, number, deploymentId: `d${number}`, createdAt: at, updatedAt: at },
  };
  const whole = { ...made, lane: 'infrastructure', state: 'succeeded', ...run } as const;
  return {
    run: whole,
    deployment: {
      id: `d${number}`,
      environment: 'items/prod',
      repository: 'main',
      commit: 'a9c2e17a9c2e17a9c2e17a9c2e17a9c2e17a9c2e',
      subject: 'feat: <b>bold</b>',
      ref: 'main',
      requestedBy: 'demo-infra',
      requestedAt: at,
      runs: [whole],
    },
  };
}

const html = (now: EnvironmentNow) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <EnvironmentNowPanel environment={PROD} now={now} />
    </NextIntlClientProvider>,
  );
const words = (now: EnvironmentNow) =>
  html(now)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const NOTHING: EnvironmentNow = {
  health: undefined,
  open: [],
  deployed: [{ component: { name: 'network', tool: 'terraform' } }],
};

it('says what stands on it, what is ahead in line, and the rules of each component', () => {
  const text = words({
    health: undefined,
    open: [requested(9, { state: 'awaiting-approval' })],
    deployed: [
      { component: { name: 'network', tool: 'terraform' }, last: requested(7, {}) },
      { component: { name: 'shop', tool: 'sam' } },
    ],
  });
  expect(text).toContain('#7 a9c2e17 feat: &lt;b&gt;bold&lt;/b&gt;');
  expect(text).toContain('shop SAM no successful run yet');
  expect(text).toContain('1 run is open here #9 network Terraform awaiting approval');
  expect(text).toContain('1 approval, from main, v*');
  expect(text).toContain('2 approvals, from any branch, tag or commit after it succeeded on items/staging');
});

it('is unknown where health was never read, and silent where it may not be seen', () => {
  expect(words(NOTHING)).toContain('Unknown');
  expect(words({ ...NOTHING, health: 'not-allowed' })).not.toContain('Unknown');
  expect(html({ ...NOTHING, health: 'not-allowed' })).not.toContain('of-healthy');
});

it('names what is wrong', () => {
  const [failing, healthy] = [
    check('stack', 'failing', reason('stack-failed', { text: 'ROLLBACK_COMPLETE' })),
    check('alarms', 'healthy', reason('quiet', { text: 'all is well' })),
  ];
  const value = { verdict: 'failing', since: at, deploying: false, checks: [failing, healthy] } as const;
  const about = { asOf: at, freshFor: minutes(3), source: 'test', missing: [] };
  const text = words({ ...NOTHING, health: { state: 'ready', value, ...about } });
  expect(text).toContain('Failing');
  expect(text).toContain('ROLLBACK_COMPLETE');
  expect(text).not.toContain('all is well');
});

const check = (name: Check['name'], verdict: Check['verdict'], why: Check['reason']): Check => ({
  name,
  verdict,
  reason: why,
});
