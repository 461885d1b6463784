'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Certainty, JourneyStep } from '#lib/domain/logs/journey.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { isUnsettled, stepWord, whyWord } from '#lib/words/journey.ts';
import { labelOf, toneOf } from './series.ts';

type Props = {
  readonly steps: readonly JourneyStep[];
  readonly range: TimeRange;
  readonly groups: readonly LogGroup[];
  /** More may be known in a moment. */
  readonly reading: boolean;
  readonly onFollow: (requestId: string) => void;
};

/** Steps of a request on one time axis: a full bar is proven, a dashed one inferred; what is unavailable says why. */
export function Waterfall({ steps, range, groups, reading, onFollow }: Props) {
  const t = useWords();
  return (
    <>
      <p className="waterfall-row text-label text-t3" aria-hidden="true">
        <span />
        <span className="flex justify-between">
          <span>0</span>
          <span>{durationWords(t, range.to - range.from)}</span>
        </span>
        <span />
      </p>
      <ol aria-label={t('logs.waterfall')}>
        {steps.map((step, index) => (
          <Step
            // biome-ignore lint/suspicious/noArrayIndexKey: steps only join at the end
            key={index}
            step={step}
            {...{ range, groups, reading, onFollow }}
          />
        ))}
      </ol>
    </>
  );
}

function Step(props: Omit<Props, 'steps'> & { readonly step: JourneyStep }) {
  const t = useWords();
  const { step, range, groups, onFollow } = props;
  const { why, outcome, attempt, requestId } = step;
  const certainty = props.reading && isUnsettled(why) ? undefined : step.certainty;
  const name = stepWord(t, step, step.group === undefined ? t('logs.function') : labelOf(groups, step.group));
  return (
    <li className="waterfall-step" data-outcome={outcome}>
      <div className="waterfall-row">
        <span className="truncate" data-name="">
          {name}
        </span>
        <Bar step={step} range={range} groups={groups} />
        <span className="text-right text-t3">
          {outcome ? t(`logs.outcome.${outcome}`) : step.range && durationWords(t, lengthOf(step.range))}
        </span>
      </div>
      <p className="waterfall-why">
        {certainty && <Mark certainty={certainty} />}
        <span>
          {certainty === undefined ? (
            t('logs.readingMore')
          ) : (
            <>
              <b>
                {t(`logs.certainty.${certainty}`)}
                {attempt && ` ${t('logs.attempt', attempt)}`}
              </b>{' '}
              {whyWord(t, why)}
            </>
          )}
          {step.range && (
            <span className="sr-only">
              {' '}
              {t('logs.stepSpan', {
                after: durationWords(t, step.range.from - range.from),
                span: durationWords(t, lengthOf(step.range)),
              })}
            </span>
          )}
          {step.what === 'origin' && requestId && (
            <button type="button" className="log-link" onClick={() => onFollow(requestId)}>
              {t('logs.followThis')}
            </button>
          )}
        </span>
      </p>
    </li>
  );
}

const lengthOf = ({ from, to }: TimeRange): number => to - from;

/** Narrower than this share of the axis a bar could not be seen. */
const NARROWEST = 1.5;

function Bar({ step, range, groups }: Pick<Props, 'range' | 'groups'> & { readonly step: JourneyStep }) {
  const whole = Math.max(1, lengthOf(range));
  const tone =
    step.outcome !== undefined
      ? 'var(--failing)'
      : step.group === undefined
        ? 'var(--unknown)'
        : toneOf(groups, step.group);
  const width = Math.max(NARROWEST, step.range ? (lengthOf(step.range) / whole) * 100 : 0);
  const x = step.range && Math.min(100 - width, ((step.range.from - range.from) / whole) * 100);
  return (
    <svg width="100%" height="10" aria-hidden="true">
      <line x1="0" x2="100%" y1="9.5" y2="9.5" stroke="var(--line1)" />
      {x !== undefined && step.certainty === 'proven' && (
        <rect
          x={`${x}%`}
          width={`${width}%`}
          y="1"
          height="8"
          fill={tone}
          opacity={step.what === 'init' ? 0.5 : 1}
        />
      )}
      {x !== undefined && step.certainty === 'inferred' && (
        <rect
          x={`${x}%`}
          width={`${width}%`}
          y="1.5"
          height="7"
          fill={step.what === 'wait' ? 'url(#hatch)' : tone}
          fillOpacity={step.what === 'wait' ? 1 : 0.25}
          stroke={tone}
          strokeDasharray="3 2"
        />
      )}
    </svg>
  );
}

/** Full, dashed, or struck out: the word stands beside it. */
function Mark({ certainty }: { readonly certainty: Certainty }) {
  return (
    <svg
      width="9"
      height="9"
      viewBox="0 0 9 9"
      aria-hidden="true"
      className="mt-1 shrink-0"
      fill="none"
      stroke="currentColor"
    >
      {certainty === 'proven' && <rect x="1" y="1" width="7" height="7" fill="currentColor" />}
      {certainty === 'inferred' && <rect x="1" y="1" width="7" height="7" strokeDasharray="2 1.5" />}
      {certainty === 'unavailable' && <path d="M1 1l7 7M8 1L1 8" />}
    </svg>
  );
}
