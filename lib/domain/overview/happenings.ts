import type { EnvironmentKey } from '../environment.ts';
import type { HealthSample } from '../health/health.ts';
import type { Happening } from './board.ts';

/** Changes of the verdict from one sample to the next, newest first. */
export function verdictChanges(key: EnvironmentKey, samples: readonly HealthSample[]): readonly Happening[] {
  return samples
    .flatMap((sample, index): Happening[] => {
      const before = samples[index - 1];
      if (!before || before.verdict === sample.verdict) return [];
      return [{ kind: 'verdict', at: sample.at, key, from: before.verdict, to: sample.verdict }];
    })
    .reverse();
}
