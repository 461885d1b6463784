import type { Reason } from '../../reason.ts';

/**
 * What a rule finds at one address. `denied`: it must not be. `unknown`: a value that is only known after apply decides it;
 * said, and not denied.
 */
export type Finding = {
  readonly kind: 'denied' | 'unknown';
  readonly address: string;
  /** A code of `rule`. */
  readonly why: Reason;
};

/** What one rule found in one plan. Only `deny` with `denied` blocks. */
export type RuleVerdict = Finding & {
  readonly rule: string;
  readonly level: 'deny' | 'warn';
};
