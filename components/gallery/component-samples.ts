import type { RequestableComponent, RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';
import type { Instant } from '#lib/domain/time.ts';
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
