import type { RequestableComponent, RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { requestedRun } from './board-samples.ts';

type Made = readonly [name: string, tool: Tool, needs: readonly string[]];

const TWELVE: readonly Made[] = [
  ['network', 'terraform', []],
  ['certificates', 'terraform', []],
  ['data', 'terraform', ['network']],
  ['events', 'cloudformation', []],
  ['identity', 'opentofu', ['network']],
  ['catalogue', 'sam', ['network', 'data', 'events']],
  ['orders', 'sam', ['network', 'data', 'events']],
  ['payments-and-refunds-of-every-country', 'sam', ['network', 'data', 'events', 'orders']],
  ['search', 'cdk', ['network', 'events', 'catalogue']],
  ['mail', 'sam', ['events']],
  ['edge', 'cdk', ['certificates', 'catalogue', 'orders']],
  ['dashboards', 'cloudformation', []],
];

/** Environments of one, three and twelve components, as the request form gets them. */
export const componentSamples = (): readonly RequestableEnvironment[] => [
  environment('hello/dev', [['site', 'terraform', []]]),
  environment('items/prod', [
    ['network', 'terraform', []],
    ['shop', 'sam', ['network']],
    ['partner-stack', 'cloudformation', []],
  ]),
  environment('mall/prod', TWELVE),
];

const environment = (key: RequestableEnvironment['key'], made: readonly Made[]): RequestableEnvironment => ({
  ...{ key, production: key.endsWith('prod'), signed: false },
  components: made.map(([name, tool, needs], index): RequestableComponent => {
    const lane = tool === 'terraform' || tool === 'opentofu' ? 'infrastructure' : 'application';
    return {
      ...{ name, tool, lane, needs, repository: name === 'search' ? 'search' : 'main' },
      ...{ deployable: name !== 'partner-stack' && name !== 'dashboards', allowed: index !== 4 },
      ...{ approvals: lane === 'infrastructure' ? 1 : index % 2, refs: ['main'] },
      ...(name === 'orders' ? { promotedFrom: 'mall/staging' } : {}),
    };
  }),
});

const STATES = ['succeeded', 'no-change', 'applying', 'awaiting-approval', 'queued', 'failed'] as const;

/** A request for all of them. */
export const runsOf = (now: Instant, components: readonly RequestableComponent[]): readonly Run[] =>
  components.map(({ name, tool, lane, needs }, position) => ({
    ...requestedRun(now, 400 + position, STATES[position % STATES.length] ?? 'queued').run,
    ...{ id: `r${position}`, component: name, tool, lane, needs, position },
  }));

const hash = (text: string) => text.padEnd(40, '0');

const REFS = (now: Instant): RepositoryRefs => ({
  head: { commit: hash('9f3c21ab'), branch: 'main' },
  branches: [
    { name: 'main', commit: hash('9f3c21ab'), recent: [hash('9f3c21ab'), hash('51d0e7c2')] },
    { name: 'release/2026-11', commit: hash('51d0e7c2'), recent: [hash('51d0e7c2')] },
    {
      name: 'fix/a-name-that-is-longer-than-most-columns',
      commit: hash('c0ffee12'),
      recent: [hash('c0ffee12')],
    },
  ],
  tags: [{ name: 'v1.4.0', commit: hash('51d0e7c2'), recent: [hash('51d0e7c2')] }],
  commits: Object.fromEntries(
    [
      ['9f3c21ab', 'Widen the queue before the sale', 'Mika Sato'],
      [
        '51d0e7c2',
        'Retries wait longer than the function may take, so that no message is worked on twice',
        'Ann',
      ],
      ['c0ffee12', '<b>markup</b> is text', 'Jo'],
    ].map(([short = '', subject = '', author = ''], index) => [
      hash(short),
      { subject, author, at: instant(now - (index + 1) * 5_000_000) },
    ]),
  ),
});

/** What their repositories offer: one as it is, one that could not be read lately, one that nobody has read. */
export const refSamples = (now: Instant): Readonly<Record<string, Reading<RepositoryRefs>>> => {
  const main = ready(REFS(now), { asOf: now, freshFor: minutes(3), source: 'git fetch' });
  return { main, search: failedAfter(main, { kind: 'unavailable', cause: 'could not resolve host' }, now) };
};
