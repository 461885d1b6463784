import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import { type DayVerdict, type HealthHistory, HISTORY_DAYS } from '#lib/domain/health/history.ts';
import { type Instant, minutes as lengthOf, parseInstant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { percent } from '#lib/words/figures.ts';
import { dayMonth } from '#lib/words/moments.ts';

type Change = { readonly at: Instant; readonly from: Verdict; readonly to: Verdict };
type Props = { readonly history: HealthHistory; readonly changes: readonly Change[] };

const CELL = 10;
const HEIGHT = 28;
const FILLS: Readonly<Record<Verdict, string>> = {
  failing: 'var(--failing)',
  degraded: 'var(--degraded)',
  unknown: 'url(#hatch)',
  healthy: 'var(--healthy)',
};

/** Ninety days by their worst minute, the share of minutes that were well, the days with trouble and the newest changes. */
export function HealthHistorySheet({ history: { days, watched, well }, changes }: Props) {
  const t = useWords();
  const { locale } = useView();
  const ill = days.filter(({ worst }) => worst === 'failing' || worst === 'degraded');
  const dayWord = (day: string) => dayMonth(parseInstant(day), 'UTC', locale);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="px-5 py-3 max-tablet:px-4">
      <p>
        {watched === 0
          ? t('history.none')
          : t('history.share', { share: percent(well / watched), days: ill.length, of: HISTORY_DAYS })}
      </p>
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${HISTORY_DAYS * CELL} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('history.label', { days: ill.length, of: HISTORY_DAYS })}
        className="my-2 block"
      >
        {days.map(({ day, worst }, index) => (
          <rect
            key={day}
            x={index * CELL}
            // Colour alone says nothing: what is worse stands higher.
            y={worst === 'failing' ? 0 : worst === 'degraded' ? 8 : 16}
            width={CELL - 2}
            height={worst === 'failing' ? HEIGHT : worst === 'degraded' ? HEIGHT - 8 : HEIGHT - 16}
            fill={worst === undefined ? 'var(--line1)' : FILLS[worst]}
          >
            <title>{`${dayWord(day)} ${t(worst === undefined ? 'history.unwatched' : `status.${worst}`)}`}</title>
          </rect>
        ))}
      </svg>
      <p className="flex text-label text-t3">
        <span>{first && dayWord(first.day)}</span>
        <span className="ml-auto">{last && dayWord(last.day)}, UTC</span>
      </p>
      {ill.length > 0 && (
        <details>
          <summary className="cursor-pointer">{t('history.days', { n: ill.length })}</summary>
          <ul>
            {ill.toReversed().map((each) => (
              <li key={each.day} className="flex flex-wrap gap-x-3">
                <span>{dayWord(each.day)}</span>
                <TroubleOf day={each} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {changes.length > 0 && (
        <details>
          <summary className="cursor-pointer">{t('history.changes', { n: changes.length })}</summary>
          <ul>
            {changes.map(({ at, from, to }) => (
              <li key={at} className="flex flex-wrap items-center gap-x-2">
                <Glyph status={to} />{' '}
                {t('history.change', { from: t(`status.${from}`), to: t(`status.${to}`) })}
                <span className="text-t3">
                  <Age at={at} bare />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function TroubleOf({ day: { minutes } }: { readonly day: DayVerdict }) {
  const t = useWords();
  return (['failing', 'degraded'] as const).map((verdict) => {
    const count = minutes[verdict];
    return count === undefined ? null : (
      <span key={verdict} className="text-t2">
        {t(`status.${verdict}`)} {ageWords(t, lengthOf(count))}
      </span>
    );
  });
}
