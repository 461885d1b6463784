import { type Bill, type DayBill, monthBills } from '#lib/domain/cost/bill.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { dayOf } from '#lib/domain/cost/daily.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import type { Billable } from '#lib/domain/cost/line.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { failedAfter, type Reading, type Ready, ready } from '#lib/domain/reading.ts';
import { hours, type Instant, instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';

/** TEST DATA: `[owner, name, item, quantity]` of a whole month; no quantity is unknown. */
const LINES: readonly (readonly [string, string, Billable['item'], number | undefined])[] = [
  ['tf', 'NAT gateway a', 'nat-gateway', 730],
  ['tf', 'NAT gateway a', 'nat-gateway-data', 290],
  ['tf', 'Elastic IP a', 'public-ipv4', 730],
  ['cfn', 'items-api', 'rest-api-request', 4_100_000],
  ...['api', 'processor', 'scheduled'].flatMap((name): (typeof LINES)[number][] => [
    ['cfn', name, 'lambda-arm', 150_000],
    ['cfn', name, 'lambda-request', 1_600_000],
  ]),
  ['tf', 'data', 'dynamodb-write', 6_700_000],
  ['tf', 'data', 'dynamodb-read', 8_600_000],
  ['tf', 'data', 'dynamodb-storage', 4.6],
  ...['api', 'processor', 'scheduled', 'access'].map(
    (name) => ['tf', `/items/${name}`, 'logs-ingest', 1.6] as (typeof LINES)[number],
  ),
  ...Array.from(
    { length: 14 },
    (_, index) => ['tf', `check-${index + 1}`, 'alarm-metric', 1] as (typeof LINES)[number],
  ),
  ['tf', 'processor-dlq', 'sqs-request', undefined],
];
/** Names that the recorded graph knows too: its pictures show their cost. */
const DRAWN: Readonly<Record<string, string>> = {
  'NAT gateway a': 'tf:infra/terraform#aws_nat_gateway.main["a"]',
  'items-api': 'cfn:items-dev-app/Api',
  api: 'cfn:items-dev-app/ApiFunction',
  processor: 'cfn:items-dev-app/ProcessorFunction',
  scheduled: 'cfn:items-dev-app/ScheduledFunction',
  data: 'tf:infra/terraform#aws_dynamodb_table.main',
  'processor-dlq': 'tf:infra/terraform#aws_sqs_queue.processor_dlq',
};

const STANDING: readonly Billable['item'][] = ['nat-gateway', 'public-ipv4', 'alarm-metric'];

export function previewCost(key: string, now: Instant): EnvironmentCost {
  const share = key === 'items/prod' ? 1 : key === 'hello/dev' ? 0.004 : 0.35;
  const since = key === 'items/prod' ? undefined : instant(now - 8.3 * 86_400_000);
  const month = billedMonth(now, since);
  const days = Array.from({ length: 31 }, (_, day) => instant(month.from + day * 86_400_000));
  const billables = LINES.map(([owner, name, item, whole]): Billable => {
    const standing = STANDING.includes(item);
    const part = (now - month.from) / (730 * 3_600_000);
    const value = whole === undefined ? undefined : whole * part * (standing ? 1 : share);
    const parts = days
      .filter((at) => at < now)
      .map((at, day, all) => {
        const standsOut = item === 'nat-gateway-data' && day === all.length - 2;
        return [dayOf(at), (1 + 0.3 * Math.sin(day * 2)) * (standsOut ? 6 : 1)] as const;
      });
    const sum = parts.reduce((total, [, weight]) => total + weight, 0);
    return {
      resource: DRAWN[name] ?? `${owner}:${name}`,
      label: name,
      kind: standing ? 'inventory' : 'usage',
      item,
      quantity:
        value === undefined
          ? { state: 'unknown', why: 'not-measured' }
          : standing
            ? { state: 'known', value, source: 'hours × declared resources' }
            : {
                state: 'known',
                value,
                source: `cloudwatch AWS/Test ${item}`,
                byDay: new Map(parts.map(([day, weight]) => [day, (value * weight) / sum])),
              },
    };
  });
  const retention = ['api', 'processor', 'scheduled', 'access'].map((name) => ({
    group: `/items/${name}`,
    days: 90,
  }));
  const region = 'ap-northeast-1';
  const estimated = estimate(billables, region, month, { region, zones: 2, retention });
  return { estimate: estimated };
}

/** TEST DATA: the tags that the preview's portal.yaml names. */
const tagsOf = (key: string) => ({ Project: key.split('/')[0] ?? '', Environment: key.split('/')[1] ?? '' });

/** TEST DATA: bills two days late, near what usage says, with a service that has no line; staging's was refused. */
export function previewBills(key: string, now: Instant): Reading<Bill> | undefined {
  const readAt = minus(now, hours(5));
  const bill = ready(
    { tags: tagsOf(key), months: monthBills(billedDays(key, now).slice(0, -1), readAt) },
    {
      asOf: readAt,
      freshFor: hours(24),
      source: 'test data',
    },
  );
  if (key === 'items/prod') return bill;
  if (key !== 'items/staging') return undefined;
  const denied = {
    kind: 'denied' as const,
    principal: 'arn:aws:sts::000000000000:assumed-role/yagura-items-staging-read/collector',
    action: 'ce:GetCostAndUsage',
    resource: '*',
  };
  return failedAfter(undefined, denied, minus(now, minutes(52)), plus(now, minutes(68)));
}

function billedDays(key: string, now: Instant): readonly DayBill[] {
  const { lines, days = [] } = previewCost(key, now).estimate;
  const known = (start: string) =>
    lines
      .filter(({ item }) => item.startsWith(start))
      .reduce((total, { cost }) => total + (cost.state === 'known' ? cost.value : 0), 0);
  const costs = Object.entries({
    'EC2 - Other': known('nat-'),
    'Amazon Virtual Private Cloud': known('public-'),
    'Amazon API Gateway': known('rest-') * 0.97,
    'AWS Lambda': known('lambda-'),
    'Amazon DynamoDB': known('dynamodb-'),
    AmazonCloudWatch: known('logs-') + known('alarm-'),
    'AWS X-Ray': 0.7,
  });
  const whole = costs.reduce((total, [, cost]) => total + cost, 0);
  return days.map(({ day, standing, used }) => ({
    day,
    estimated: day.slice(0, 7) === dayOf(now).slice(0, 7),
    services: costs.map(([service, cost]) => ({
      service,
      cost: usd(((standing * 1.01 + used * 1.04) * cost) / whole),
    })),
  }));
}

/** TEST DATA: the two months before, each as read minutes before its end. */
export function previewMonths(key: string, now: Instant): readonly Ready<EnvironmentCost>[] {
  const date = new Date(now);
  return [0, -1].map((back) => {
    const end = instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + back, 1));
    const asOf = minus(end, minutes(8 - back));
    return ready(previewCost(key, asOf), { asOf, freshFor: minutes(30), source: 'test data' });
  });
}

/** TEST DATA: their bills, read days after and final. */
export function previewBillMonths(key: string, now: Instant): Ready<Bill> {
  const days = previewMonths(key, now).flatMap(({ asOf }) => billedDays(key, asOf));
  const months = monthBills(
    days.map((each) => ({ ...each, estimated: false })),
    now,
  );
  return ready(
    { tags: tagsOf(key), months },
    { asOf: minus(now, hours(5)), freshFor: hours(24), source: 'test data' },
  );
}
