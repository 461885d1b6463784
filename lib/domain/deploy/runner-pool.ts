/** Accounts whose runs a runner takes; absent: all. */
export type RunnerAccounts = readonly string[] | undefined;

export const serves = (accounts: RunnerAccounts, account: string): boolean =>
  accounts === undefined || accounts.includes(account);

/** Whether one of the runners that report takes runs of an account. */
export const isServed = (pools: readonly RunnerAccounts[], account: string): boolean =>
  pools.some((each) => serves(each, account));
