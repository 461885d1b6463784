import { AsyncLocalStorage } from 'node:async_hooks';
import { type CallPurpose, NOT_RECORDED, type RecordedPurpose } from '#lib/domain/budget/purpose.ts';

/**
 * Why calls are made goes with the work, not with the clients: those are shared by all purposes of a role, and a set
 * for each purpose would assume the role a dozen times.
 */
const current = new AsyncLocalStorage<CallPurpose>();

/** Every call that `work` makes, however deep or late, counts for `purpose`. The innermost purpose wins. */
export const callingFor = <T>(purpose: CallPurpose, work: () => T): T => current.run(purpose, work);

export const currentPurpose = (): RecordedPurpose => current.getStore() ?? NOT_RECORDED;
