import { expect, it } from 'vitest';
import { diagnose as diagnosisOf } from '#lib/domain/diagnose/diagnose.ts';
import type { Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import { from, whole } from '#lib/domain/diagnose/network-in-test.ts';
import { failedAfter, type Known, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { err, ok } from '#lib/domain/result.ts';
import { instant, minus, minutes } from '#lib/domain/time.ts';
import type { CliContext } from './context.ts';
import { diagnose } from './diagnose.ts';
import { EXIT, output } from './output.ts';

const NOW = instant(Date.UTC(2026, 10, 29, 6));
const SINCE = minus(NOW, minutes(15));
const THROTTLED = { kind: 'throttled', api: 'logs:FilterLogEvents' } as const;

const found = diagnosisOf({
  since: SINCE,
  stacks: ok([]),
  timeouts: ok({
    timedOut: [
      {
        ...{ label: 'api', functionName: 'shop-api', seconds: 3, times: 2, calls: [] },
        ...{ firstAt: minus(NOW, minutes(4)), lastAt: minus(NOW, minutes(1)), vpc: from },
      },
    ],
    network: {
      ...whole,
      routeTables: whole.routeTables.map((each) =>
        each.id === 'rtb-private' ? { ...each, routes: [] } : each,
      ),
    },
    ...{ declared: [], componentOf: () => undefined },
  }),
  refused: err(THROTTLED),
});
const clear = diagnosisOf({
  since: SINCE,
  stacks: ok([]),
  timeouts: ok({ timedOut: [], declared: [], componentOf: () => undefined }),
  refused: ok({ refused: [], sourceOf: () => undefined }),
});
const read = (value: Diagnosis) =>
  ready(value, { asOf: minus(NOW, minutes(1)), freshFor: minutes(3), source: 'test' });

const notAsked = async (): Promise<never> => {
  throw new Error('not asked by this command');
};

/** What the command prints, and how it ends. */
async function run(reading: Known<Diagnosis>, json = false, deployed: Readonly<Record<string, string>> = {}) {
  let [stdout, stderr] = ['', ''];
  const out = output(json, { write: (text) => (stdout += text) }, { write: (text) => (stderr += text) });
  const portal: CliContext = {
    ask: async <Answer>() => ({ reading, deployed }) as Answer,
    environment: async () => 'shop/dev',
    ...{ tail: notAsked, readiness: notAsked, nextNotice: notAsked },
    ...{ clock: () => NOW, out, signal: new AbortController().signal },
  };
  return { code: await diagnose(portal, 'shop/dev'), stdout, stderr };
}

it('prints a cause with the way that was walked, its proofs and the fix, and what could not be looked at', async () => {
  const { code, stdout } = await run(read(found));
  expect(code).toBe(EXIT.failed);
  expect(stdout).toContain('1. api has no way out of a, c: the route to the internet is missing');
  expect(stdout).toContain(
    'a: interface private-a → route table rtb-private ✗ no route to 0.0.0.0/0 ⇢ NAT gateway ⇢ internet gateway ⇢ internet',
  );
  expect(stdout).toMatch(/✗ rtb-private of a has no route to 0\.0\.0\.0\/0.*\(ec2:DescribeRouteTables\)/);
  expect(stdout).toMatch(/✓ Not the cause: sg lets TCP 443 out/);
  expect(stdout).toContain('+   nat_gateway_id         = "nat-1"');
  expect(stdout).toMatch(/Calls that AWS refuses: not readable: .*logs:FilterLogEvents/);
  expect(stdout).toContain('as of 2026-11-29T05:59:00.000Z (1 min 00 s ago)');
});

it('prints the command of the run that puts it right, of the commit that is deployed where that is known', async () => {
  const remedy = {
    kind: 'run',
    component: 'network',
    asDeployed: true,
    reason: reason('diagnose.remedy.declared', { at: 'aws_route.x', component: 'network' }),
  } as const;
  const gone = { ...found, found: found.found.map((each) => ({ ...each, remedy })) };
  const commit = 'a'.repeat(40);
  const { stdout } = await run(read(gone), false, { network: commit });
  expect(stdout).toContain(`npm run portal -- deploy shop/dev --only network --ref ${commit}\n`);
  expect((await run(read(gone))).stdout).toContain('--only network --ref <commit>\n');
});

it('ends well only when every check could look and none found anything', async () => {
  expect(await run(read(clear))).toMatchObject({ code: EXIT.ok });
  const unread = { ...clear, checks: [{ check: 'denied', state: 'unread', failure: THROTTLED }] } as const;
  expect(await run(read(unread))).toMatchObject({ code: EXIT.failed });
  expect(await run(failedAfter(read(clear), THROTTLED, NOW))).toMatchObject({ code: EXIT.failed });
  const never = await run(undefined);
  expect(never).toMatchObject({ code: EXIT.failed, stdout: 'shop/dev: nothing was looked at yet\n' });
});

it('gives the reading as it is with --json', async () => {
  const { stdout } = await run(read(clear), true);
  expect(JSON.parse(stdout)).toMatchObject({ environment: 'shop/dev', diagnosis: { state: 'ready' } });
});
