import type { OverlayName } from '#lib/domain/overlay/drawn.ts';
import { type LayerReadings, type LayerSources, readSources } from '#lib/domain/overlay/layers.ts';
import type { Known, Reading } from '#lib/domain/reading.ts';
import { failureWords } from '#lib/words/failure.ts';
import { overlayNote } from '#lib/words/overlay-note.ts';
import { translator } from '#lib/words/translate.ts';

/** What overlays are told from, and why one is not there. */
export type Sources = Omit<LayerSources, 'costWords' | 'figureWords'> & {
  readonly why?: Readonly<Partial<Record<OverlayName, string>>>;
  /** How old each is, for a picture that goes on without its portal. */
  readonly note?: (overlay: OverlayName) => string;
};

type Answer = LayerReadings & { readonly graph: Known<unknown>; readonly costRefused: boolean };

/** What a portal has measured of an environment. */
export function measuredBy(answer: Answer): Sources {
  const { health, vitals, cost, costRefused } = answer;
  return {
    ...readSources(answer),
    why: {
      health: whyNot(health),
      traffic: whyNot(vitals),
      cost: costRefused ? 'your role may not see cost' : whyNot(cost),
      change: 'no run that you may see has a plan',
    },
    note: (overlay) => overlayNote(translator('en'), 'UTC', overlay, answer),
  };
}

function whyNot(reading: Known<unknown>): string {
  if (!reading) return 'the collector has not read it yet';
  return reading.state === 'failed' ? failedWords(reading) : 'nothing here tells about it';
}

const failedWords = ({ failure }: Extract<Reading<unknown>, { state: 'failed' }>): string =>
  failureWords(translator('en'), failure).what;
