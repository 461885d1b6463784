import type { GraphNode } from '#lib/domain/graph/model.ts';
import { type Pace, percentOf, type Shift } from '#lib/domain/graph/shift.ts';
import type { Translate } from './translate.ts';

/** Aliases of a function that bring requests to another version, and how each does. */
export const shiftRows = (
  t: Translate,
  { folded }: Pick<GraphNode, 'folded'>,
): readonly (readonly [alias: string, words: string])[] =>
  folded.flatMap(({ shift }) => (shift ? [[shift.alias, shiftWords(t, shift)] as const] : []));

/** Everything that is known of how an alias moves: steps, who moves it, what it goes back at and whom it asks. */
function shiftWords(t: Translate, { pace, beside, alarms, before, after }: Shift): string {
  return [
    ...(pace ? [t('drawing.shift.by', { pace: paceWords(t, pace) })] : []),
    ...beside.map(({ version, share }) => t('drawing.shift.beside', { version, percent: percentOf(share) })),
    ...(before === undefined ? [] : [t('drawing.shift.before', { name: before })]),
    ...(after === undefined ? [] : [t('drawing.shift.after', { name: after })]),
    ...(alarms.length === 0 ? [] : [t('drawing.shift.back', { n: alarms.length, names: alarms.join(', ') })]),
  ].join(t('drawing.shift.join'));
}

export function paceWords(t: Translate, pace: Pace): string {
  switch (pace.kind) {
    case 'canary':
      return t('drawing.shift.canaryThen', { percent: pace.percent, minutes: pace.minutes });
    case 'linear':
      return t('drawing.shift.linear', { percent: pace.percent, minutes: pace.minutes });
    case 'at-once':
      return t('drawing.shift.atOnce');
    case 'named':
      return pace.name;
    case 'unknown':
      return t('drawing.shift.unknown');
  }
}

/** A mark of a drawing, `live: canary 10 % for 5 min`, in the reader's language; what it does not know stays. */
export function toldShift(t: Translate, mark: string): string {
  const colon = mark.indexOf(': ');
  if (colon < 0) return mark;
  return `${mark.slice(0, colon)}: ${toldPace(t, mark.slice(colon + 2))}`;
}

function toldPace(t: Translate, text: string): string {
  if (text === 'all at once') return t('drawing.shift.atOnce');
  const [first = '', second = '', sign, , last = ''] = text.split(' ');
  if (sign === '%' && (first === 'canary' || first === 'linear')) {
    return t(`drawing.shift.${first}`, { percent: second, minutes: last });
  }
  if (second === '%') return t('drawing.shift.beside', { percent: first, version: last });
  return first === 'by' ? t('drawing.shift.named', { name: text.slice('by '.length) }) : text;
}
