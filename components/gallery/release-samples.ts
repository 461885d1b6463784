import type { CodeChange } from '#lib/domain/deploy/code-change.ts';
import type { ListedCommit } from '#lib/domain/deploy/commits-between.ts';
import type { RunRelease } from '#lib/domain/deploy/run-release.ts';
import type { OriginOffered, VersionCell, VersionRow, Versions } from '#lib/domain/deploy/versions.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { ratio } from '#lib/domain/units.ts';
import { requestedRun } from './board-samples.ts';
import { daySamples } from './samples.ts';

const HASH = '8c1f2ab9d40e7f251d07e9e2b94c63e40d955c9e';
const SUBJECTS = [
  'Reserve stock before charging the card (#318)',
  'Answer 409 with the missing items, not 500 (#318)',
  'Let reservations expire after 15 minutes (#312)',
];

export const commitSamples = (now: Instant, n: number): readonly ListedCommit[] =>
  Array.from({ length: n }, (_, index) => ({
    hash: `${index}${HASH.slice(1)}`,
    subject: SUBJECTS[index % SUBJECTS.length] ?? '',
    author: index % 2 === 0 ? 'app developer' : 'platform developer',
    at: instant(now - (index + 1) * 40_000_000),
  }));

export const codeSample: readonly CodeChange[] = [
  {
    ...{ artifact: 'ApiFunction', of: 61 },
    files: [
      {
        ...{ path: 'src/reserve.ts', kind: 'changed', added: 52, removed: 9 },
        lines: [
          { kind: 'removed', text: '  await charge(order.card, order.total);' },
          { kind: 'added', text: '  const held = await reserve(order.items);' },
          { kind: 'added', text: '  if (held.missing) return conflict(held.missing);' },
        ],
      },
      { path: 'src/http/errors.ts', kind: 'added', added: 19, removed: 0 },
      { path: 'native.so', kind: 'changed' },
    ],
  },
];

const HOST = 'https://github.com/example/orders';

/** A release that waits, one that went on, one that may not. */
export function releaseSample(now: Instant): RunRelease {
  const staging = requestedRun(now, 211, 'succeeded');
  return {
    release: {
      ...{ number: 118, system: 'items', component: 'application', repository: 'main', commit: HASH },
      ...{ recipe: 'a'.repeat(64), artifacts: [], builtAt: instant(now - 50_000_000), builtBy: 209 },
    },
    host: HOST,
    pulls: [
      {
        ...{ number: 7, title: 'Send receipts from a queue', author: 'mika', url: `${HOST}/pull/7` },
        ...{ branch: 'receipts', base: 'main', state: 'merged', head: HASH, updatedAt: instant(now) },
      },
    ],
    before: requestedRun(now, 205, 'succeeded'),
    between: { kind: 'ahead', commits: commitSamples(now, 8) },
    ran: [
      {
        ...{ ...staging, stillThere: true },
        saw: {
          before: { requests: 41_806, errors: 130, p95: 212 },
          since: { requests: 2_914, errors: 8, p95: 219 },
        },
        fared: { worst: 'healthy', whole: true },
        day: {
          samples: daySamples(now, 'healthy'),
          marks: [{ at: instant(now - 720_000), number: 211, runId: staging.run.id }],
        },
      },
    ],
    notRun: [
      {
        environment: 'items/staging',
        promote: { kind: 'promote', environment: 'items/staging', run: 211 },
      },
    ],
    onward: [
      { kind: 'promote', environment: 'items/prod', run: 218 },
      {
        ...{ kind: 'promote', environment: 'items/live', run: 218 },
        refused: reason('deploy.not-promoted', {
          commit: '8c1f2ab9',
          environment: 'items/live',
          after: 'items/prod',
        }),
      },
    ],
    back: [
      { kind: 'roll-back', environment: 'items/prod', run: 205, commit: HASH, subject: SUBJECTS[0] ?? '' },
      {
        ...{
          kind: 'roll-back',
          environment: 'items/prod',
          run: 201,
          commit: HASH,
          subject: SUBJECTS[1] ?? '',
        },
        refused: reason('release.moved', {
          ...{
            run: 204,
            component: 'infrastructure',
            address: 'aws_dynamodb_table.items',
            action: 'replace',
          },
        }),
      },
    ],
  };
}

export const offeredSample = (now: Instant): OriginOffered => ({
  origin: { kind: 'promote', run: 211 },
  source: { environment: 'items/staging', commit: HASH, subject: SUBJECTS[0] ?? '', ref: 'main' },
  components: [
    {
      name: 'application',
      between: { kind: 'ahead', commits: commitSamples(now, 3) },
      release: { number: 118, builtBy: 209 },
    },
    { name: 'infrastructure', refused: reason('release.same', { environment: 'items/prod' }) },
  ],
});

/** Environments of one system with 1, 3 and 12 components, each path in its turn. */
export function versionSamples(now: Instant, rows: readonly BoardRow[]): readonly Versions[] {
  const environments = rows.filter(({ system }) => system === rows[0]?.system).slice(0, 3);
  return [1, 3, 12].map((n) => ({
    ...{ system: rows[0]?.system ?? '', title: 'Items', environments, commitsAsOf: now },
    freezes: environments.slice(2).map(({ key }) => ({
      environment: key,
      on: { window: 'weekend', kind: 'deny' as const, until: instant(now + 40 * 3_600_000) },
    })),
    promotes: [requestedRun(now, 341, 'succeeded'), requestedRun(now, 338, 'succeeded')],
    rows: Array.from({ length: n }, (_, index) => rowOf(now, environments, index)),
  }));
}

const foreignSample = (now: Instant, environment: EnvironmentKey): Partial<VersionCell> => ({
  drift: { addresses: ['aws_security_group_rule.orders', 'aws_sqs_queue.jobs'], checkedAt: now },
  outside: [
    { environment, kind: 'stack', thing: 'orders', at: instant(now - 3_600_000), foundAt: now, who: 'Admin' },
  ],
});

const FAILS = reason('health.errors-high', {
  ...{ label: 'orders', errors: 7, requests: 119, share: 0.059, limitShare: 0.05 },
});
const FARES: readonly Pick<VersionCell, 'fares'>[] = [
  { fares: { verdict: 'healthy', figures: { requestsPerMinute: 312, errorRate: ratio(0.0026) } } },
  { fares: { verdict: 'degraded', reason: FAILS } },
  { fares: { verdict: 'healthy' } },
  {},
];

function rowOf(now: Instant, environments: readonly BoardRow[], index: number): VersionRow {
  const keys = environments.map(({ key }) => key);
  const kinds: readonly VersionRow['paths'][number][] = keys.slice(1).map((to, at) => {
    const way = { from: keys[at] as EnvironmentKey, to };
    const ahead = { kind: 'ahead', commits: commitSamples(now, 1 + index) } as const;
    switch ((index + at) % 4) {
      case 0:
        return { ...way, between: ahead, promotes: 41 };
      case 1:
        return { ...way, between: { kind: 'same' } };
      case 2:
        return {
          ...{ ...way, between: ahead, promotes: 41 },
          refused: reason('deploy.watch-only', { component: 'orders', environment: to }),
        };
      default:
        return { ...way, between: { kind: 'behind', count: 2 } };
    }
  });
  return {
    component: { name: `part-${index + 1}`, tool: 'sam', lane: 'application', repository: 'main' },
    ...(index % 2 === 0 ? { host: HOST } : {}),
    cells: keys.map((environment, at) => {
      if (index === 2 && at === 2) return { environment, absent: true };
      if (index === 1 && at === 1) return { environment };
      return {
        environment,
        last: requestedRun(now, 300 + index * 3 + at, 'succeeded'),
        ...FARES[(index + at) % FARES.length],
        ...(at === 2 && index % 4 === 0 ? foreignSample(now, environment) : {}),
        ...(index === 0 && at === 2 ? { open: requestedRun(now, 399, 'awaiting-approval') } : {}),
      };
    }),
    paths: kinds,
  };
}
