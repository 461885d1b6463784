import { at, textAt } from '../graph/attributes.ts';
import { kindOf } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { Billable } from './line.ts';

/**
 * What is traced, as one line: a trace is one request, whichever parts of it tell of it. How many are recorded is the sampling
 * rules' decision, and X-Ray publishes no count of them; `AWS/Usage` counts calls of the whole account.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Usage-Metrics.html
 */
export function tracesLine(declared: readonly DeclaredResource[]): readonly Billable[] {
  const traced = declared.filter(isTraced);
  const shown = traced.find(({ type }) => kindOf(type) === 'function') ?? traced[0];
  if (!shown) return [];
  return [
    {
      ...{ resource: shown.id, label: 'X-Ray', kind: 'usage', item: 'xray-recorded' },
      quantity: { state: 'unknown', why: 'not-published' },
    },
  ];
}

/** Functions, stages of APIs, state machines and GraphQL APIs; `PassThrough` records what its caller decided to. */
const isTraced = ({ attributes }: DeclaredResource): boolean =>
  textAt(attributes, 'tracingConfig.mode', 'tracing') === 'Active' ||
  ['tracingEnabled', 'xrayTracingEnabled', 'xrayEnabled', 'tracingConfiguration.enabled'].some(
    (path) => at(attributes, path) === true,
  );
