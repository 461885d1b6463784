import { textAt } from '../graph/attributes.ts';
import { kindOf } from '../graph/kinds.ts';
import type { DeclaredResource, NodeKind } from '../graph/model.ts';
import type { PricedItem } from './items.ts';
import { type Billable, UNLISTED } from './line.ts';
import { labelOf } from './meters.ts';
import { isPaid } from './paid-kinds.ts';
import { PROVISIONED } from './provisioned-lines.ts';
import { tracesLine } from './traces-line.ts';

/** Paid by a use that CloudWatch tells of the whole account alone, at a price that the book has. */
const BY_USE: Partial<Readonly<Record<NodeKind, PricedItem>>> = {
  'state-machine': 'step-transition',
  bus: 'event-custom',
  'user-pool': 'cognito-user',
};

/** Have lines that are measured. */
const MEASURED: ReadonlySet<NodeKind> = new Set<NodeKind>(['alarm', 'data-stream']);

/**
 * What is declared, paid for and without a figure: a database, a load balancer, a state machine. Each is a line that is
 * said and outside every total, so that no sum passes for all of what an environment costs.
 */
export const unmeasuredBillables = (declared: readonly DeclaredResource[]): readonly Billable[] => [
  ...declared.flatMap((resource): readonly Billable[] => {
    const item = itemOf(resource);
    return item === undefined
      ? []
      : [
          {
            ...{ resource: resource.id, label: labelOf(resource), kind: 'usage', item },
            quantity: { state: 'unknown', why: item === UNLISTED ? 'not-measured' : 'not-published' },
          },
        ];
  }),
  ...tracesLine(declared),
];

function itemOf({ type, attributes }: DeclaredResource): Billable['item'] | undefined {
  const kind = kindOf(type);
  // An express workflow is paid by its duration and memory, which the book has not.
  if (kind === 'state-machine' && textAt(attributes, 'type', 'stateMachineType') === 'EXPRESS')
    return UNLISTED;
  const byUse = BY_USE[kind];
  if (byUse) return byUse;
  return isPaid(type, kind) && !MEASURED.has(kind) && !PROVISIONED.has(type) ? UNLISTED : undefined;
}
