import { PORTAL } from '#lib/domain/access/action.ts';
import type { MeasuredNow } from '#lib/domain/discovery/watching.ts';
import { measuresBehind } from '#lib/domain/metrics/vital-signs.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { readingsOf } from '#lib/store/readings.ts';
import { defineQuery } from './define.ts';

/** How much is measured of all environments, for whoever may add one: what it takes depends on the others. */
export const measuredNow = defineQuery({
  name: 'measured-now',
  action: 'systems:discover',
  on: () => PORTAL,
  async run({ db, config }, _caller, _: Record<never, never>): Promise<MeasuredNow> {
    const { environments, file } = config.current();
    const readings = await readingsOf(db, 'vitals', [...environments.keys()]);
    const counts = [...readings.values()].flatMap((reading) => {
      const shown = shownValue(reading);
      return shown ? [measuresBehind(shown.value.vitals)] : [];
    });
    const sum = counts.reduce((all, each) => all + each, 0);
    return {
      monthlyUsd: file.metrics.monthlyUsd,
      metrics: (sum / Math.max(1, counts.length)) * environments.size,
    };
  },
});
