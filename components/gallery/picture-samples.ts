import type { MonthBill } from '#lib/domain/cost/bill.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import type { Billable } from '#lib/domain/cost/line.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { type GraphNode, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { AlarmState, EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { failedAfter, type Known, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';

const ID = resourceId('cfn:items-dev-app/ApiFunction');
const node: GraphNode = {
  ...{ id: ID, kind: 'function', type: 'AWS::Lambda::Function', name: 'items-dev-api', aliases: [] },
  ...{ owners: [{ kind: 'sam', stack: 'items-dev-app', logicalId: 'ApiFunction' }], path: [], folded: [] },
  attributes: { runtime: 'nodejs24.x', memorySize: 256, timeout: 10, architectures: ['arm64'] },
};

export const graphSample: SystemGraph = {
  place: {
    ...{ system: 'items', environment: 'dev', prefix: 'items-dev' },
    ...{ account: '000000000000', region: 'ap-northeast-1' },
  },
  ...{ nodes: [node], edges: [], problems: [], findings: [] },
};

/** A month so far, by list price, with the days that were billed. */
export function costSample(now: Instant): EnvironmentCost & { readonly bill: MonthBill } {
  const billables: readonly Billable[] = Array.from({ length: 6 }, (_, index) => ({
    ...{ resource: `r${index}`, label: `function ${index}`, kind: 'usage', item: 'lambda-request' },
    quantity: { state: 'known', value: 40_000_000, source: 'sample' },
  }));
  const start = new Date(now);
  const days = Array.from({ length: start.getUTCDate() - 1 }, (_, index) => ({
    day: new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), index + 1))
      .toISOString()
      .slice(0, 10),
    cost: usd(1.4 + 0.5 * Math.sin(index)),
  }));
  return {
    estimate: estimate(billables, 'ap-northeast-1', billedMonth(now, undefined)),
    bill: {
      ...{ month: days[0]?.day.slice(0, 7) ?? '', days, services: [], estimated: true },
      monthToDate: usd(days.reduce((sum, { cost }) => sum + cost, 0)),
    },
  };
}

type Facts = {
  readonly node: string;
  readonly health: EnvironmentHealth | undefined;
  readonly vitals: Known<Vitals>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
};

/** A resource that is well, one in trouble, one of which little could be read, and one that is gone. */
export function nodeSamples(now: Instant): readonly (readonly [string, Facts])[] {
  const about = { asOf: now, freshFor: minutes(3), source: 'sample' };
  const health = (verdict: 'healthy' | 'degraded'): EnvironmentHealth => ({
    ...{ verdict, since: instant(now - minutes(15)), deploying: false },
    checks: [
      {
        ...{ name: 'errors', verdict, resource: ID },
        reason: reason('health.errors-high', {
          label: 'api',
          errors: 5,
          requests: 119,
          share: 0.042,
          limitShare: 0.05,
        }),
      },
    ],
  });
  const vital = { resource: ID, label: 'api', kind: 'function', requests: 119, latencyP95: 148 } as const;
  const vitals = (errors: number) =>
    ready<Vitals>({ windowMinutes: 5, vitals: [{ ...vital, errors }] }, about);
  const none = ready<readonly AlarmState[]>([], about);
  const cost = ready(costSample(now), about);
  const denied = failedAfter<never>(
    undefined,
    { kind: 'denied', principal: 'yagura-read', action: 'cloudwatch:DescribeAlarms', resource: '*' },
    now,
  );
  return [
    ['healthy', { node: ID, health: health('healthy'), vitals: vitals(0), alarms: none, cost }],
    ['degraded', { node: ID, health: health('degraded'), vitals: vitals(5), alarms: none, cost }],
    ['unread', { node: ID, health: undefined, vitals: undefined, alarms: denied, cost: undefined }],
    ['gone', { node: 'gone', health: undefined, vitals: vitals(0), alarms: none, cost }],
  ];
}
