import { days, elapsed, type Instant, instant, minutes, type TimeRange } from '../time.ts';
import { type Millis, millis } from '../units.ts';

const PERIODS: readonly Millis[] = [1, 5, 15, 60, 360, 1_440].map(minutes);
/** More points than a chart has pixels tell nobody anything. */
const MOST_POINTS = 400;

/**
 * The finest period that CloudWatch still keeps for the range and a chart can draw. It keeps one minute for 15
 * days, five for 63, an hour for 455.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
 */
export function periodFor({ from, to }: TimeRange, now: Instant): Millis {
  const age = elapsed(from, now);
  const kept = age > days(63) ? minutes(60) : age > days(15) ? minutes(5) : minutes(1);
  const wanted = (to - from) / MOST_POINTS;
  return PERIODS.find((each) => each >= kept && each >= wanted) ?? millis(days(1));
}

/** The range widened to whole periods, so that two viewers a second apart ask the same. */
export function aligned({ from, to }: TimeRange, period: Millis): TimeRange {
  return {
    from: instant(Math.floor(from / period) * period),
    to: instant(Math.ceil(to / period) * period),
  };
}
