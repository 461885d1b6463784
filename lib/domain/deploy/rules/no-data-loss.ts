import { reason } from '../../reason.ts';
import type { PlanRule } from './rule.ts';

/** Nothing that keeps data is deleted or replaced. */
export const noDataLoss: PlanRule = ({ changes }) =>
  changes
    .filter(({ risks }) => risks.includes('stateful-delete') || risks.includes('stateful-replace'))
    .map(({ address, type, action }) => ({
      ...{ kind: 'denied', address },
      why: reason(action === 'delete' ? 'rule.data-deleted' : 'rule.data-replaced', { address, type }),
    }));
