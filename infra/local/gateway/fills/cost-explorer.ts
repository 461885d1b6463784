import { errorAnswer } from '../aws-error.ts';
import type { Bill } from '../bills/bill.ts';
import { type CostAndUsageInput, costAndUsage } from '../bills/cost-and-usage.ts';
import { InvalidRequest } from '../bills/expression.ts';
import type { Callers } from '../callers.ts';
import { type Fill, operations } from '../fill.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import type { Kept } from '../kept.ts';
import type { RootClient } from '../root-client.ts';
import { policiesOf, roleOf } from './role-policies.ts';
import { permits } from './role-policy.ts';

/** Periods of one page: few enough that a reader of two months has to turn it. */
const PAGE = 40;

/**
 * Cost Explorer, which MiniStack does not have, over the bill that was put through the control port. Whether a role may
 * ask is judged here; the signature is not checked, since MiniStack does not know the service.
 */
export function costExplorer(
  kept: Kept<Bill | undefined>,
  root: RootClient,
  callers: Callers,
  account: string,
): Fill {
  const answer: Fill = async (call) => {
    const caller = callers.of(call.accessKeyId).arn;
    const refused = (code: string, message: string) => errorAnswer(call, { code, message, status: 400 });
    const asked = {
      action: 'ce:GetCostAndUsage',
      resource: `arn:aws:ce:us-east-1:${account}:/GetCostAndUsage`,
    };
    const role = roleOf(caller);
    if (!role || !permits(await policiesOf(root, role), asked))
      return refused(
        'AccessDeniedException',
        `User: ${caller ?? call.accessKeyId ?? 'anonymous'} is not authorized to perform: ${asked.action} on resource: ${asked.resource} because no identity-based policy allows the ${asked.action} action`,
      );
    const bill = kept.get();
    if (!bill) return refused('AccessDeniedException', 'User not enabled for cost explorer access');
    try {
      return jsonAnswer(costAndUsage(bill, jsonInput<CostAndUsageInput>(call), PAGE));
    } catch (error) {
      if (!(error instanceof InvalidRequest)) throw error;
      return refused('ValidationException', error.message);
    }
  };
  return operations('ce', { GetCostAndUsage: answer });
}
