import { instant } from '#lib/domain/time.ts';

export const ENVIRONMENTS = 120;
export const ACCOUNTS = 12;
export const START = instant(1_795_000_020_000);
/** Virtual time: the start, until everything was read once, and then what goes on for ever. */
export const SETTLED_MS = 120_000;
export const LENGTH_MS = 420_000;

export const print = (what: string, figures: object): void =>
  console.log(
    JSON.stringify({ bench: 'fleet', what, environments: ENVIRONMENTS, accounts: ACCOUNTS, ...figures }),
  );
export const rounded = (value: number): number => Math.round(value * 100) / 100;
