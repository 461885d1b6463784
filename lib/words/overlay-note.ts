import type { OverlayName } from '#lib/domain/overlay/drawn.ts';
import type { LayerReadings } from '#lib/domain/overlay/layers.ts';
import { type Known, type Reading, shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWords } from './failure.ts';
import { fullMoment, zoneName } from './moments.ts';
import { money } from './money.ts';
import type { Translate } from './translate.ts';

type Read = LayerReadings & { readonly graph: Known<unknown>; readonly costRefused: boolean };

/** What lies over an exported picture and when it was read, or why it is not there: a file has no notes beside it. */
export function overlayNote(t: Translate, zone: string, overlay: OverlayName, read: Read): string {
  const title = t(`architecture.overlay.${overlay}`);
  const asOf = (what: string, at: Instant) =>
    t('architecture.asOf', { what, time: `${fullMoment(at, zone)} ${zoneName(zone, at)}` });
  const dated = (reading: Known<unknown>, what = title): string => {
    const shown = reading && shownValue(reading);
    return shown ? asOf(what, shown.asOf) : `${title}: ${whyNot(t, reading)}`;
  };
  switch (overlay) {
    case 'health':
      return dated(read.health);
    case 'traffic':
      return read.vitals?.state === 'ready' ? dated(read.vitals) : t('architecture.notMeasured');
    case 'findings':
      return dated(read.graph);
    case 'change':
      return read.change
        ? dated(read.graph, t('architecture.planOf', { n: read.change.run.number }))
        : t('architecture.noSuchPlan');
    case 'cost': {
      if (read.costRefused) return t('architecture.costDenied');
      const estimate = read.cost && shownValue(read.cost)?.value.estimate;
      if (!estimate) return dated(read.cost);
      const sum = `${money(estimate.monthToDate)} → ${money(estimate.forecast)}`;
      return dated(read.cost, `${title} ${sum}`);
    }
  }
}

const whyNot = (t: Translate, reading: Reading<unknown> | undefined): string =>
  reading?.state === 'failed' ? failureWords(t, reading.failure).what : t('architecture.overlayNotRead');
