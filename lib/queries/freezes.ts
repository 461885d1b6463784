import { freezeWindowsOf } from '#lib/config/freezes.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { comingFreeze, frozenAt } from '#lib/domain/deploy/freeze.ts';
import type { FreezeOf } from '#lib/domain/deploy/line-page.ts';
import { days } from '#lib/domain/time.ts';
import type { QueryServices } from './define.ts';

/** A freeze is near when it begins within a day. */
const NEAR = days(1);

/** Freezes that are on or near, in the order of the environments. */
export const freezesOf = (
  { config, clock }: Pick<QueryServices, 'config' | 'clock'>,
  environments: readonly ConfiguredEnvironment[],
): readonly FreezeOf[] =>
  environments.flatMap((environment): FreezeOf[] => {
    const windows = freezeWindowsOf(config.current(), environment);
    if (windows.length === 0) return [];
    const on = frozenAt(windows, clock());
    const coming = comingFreeze(windows, clock(), NEAR);
    const { key } = environment;
    if (on) return [{ environment: key, on }];
    return coming ? [{ environment: key, coming }] : [];
  });
