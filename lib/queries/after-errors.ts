import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { type AfterErrors, type ErrorsSince, errorsSince } from '#lib/domain/deploy/new-errors.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { anyOfPattern, isSearchWord } from '#lib/domain/logs/match.ts';
import { combine, mapReading, type Reading, shownValue } from '#lib/domain/reading.ts';
import { hours, type Instant, minus, plus, seconds, type TimeRange } from '#lib/domain/time.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { getReading } from '#lib/store/readings.ts';
import { defineQuery } from './define.ts';

type Ask = { readonly environment: EnvironmentKey; readonly deployedAt: Instant; readonly to: Instant };

const ERRORS = ['ERROR', 'Error', 'Task timed out'];
/** What was there so long before a deploy is not called new; more is too much to read for a page. */
const BEFORE = hours(24);
const MOST = 1_000;
const AROUND = seconds(30);
const SHOWN_LINES = 5;

/** Reads lines of all functions: those of others say that it was not this release. */
export const afterErrors = defineQuery<Ask, Reading<AfterErrors>>({
  name: 'after-errors',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  async run({ collector, config, db }, _, { environment, deployedAt, to }) {
    environmentOf(config.current(), environment);
    const from = minus(deployedAt, BEFORE);
    const read = (range: TimeRange, words: readonly string[], limit = MOST) =>
      collector.read('logs', { environment, groups: [], range, limit, filter: anyOfPattern(words) });
    const [since, before, outside, looked, groups] = await Promise.all([
      read({ from: deployedAt, to }, ERRORS),
      read({ from, to: deployedAt }, ERRORS),
      outsideChangesSince(db, [environment], from),
      getReading(db, environment, 'outside'),
      getReading(db, environment, 'log-groups'),
    ]);
    const labels = new Map(
      ((groups && shownValue(groups)?.value) ?? []).map((each) => [each.name, each.label]),
    );
    const labelled = (lines: readonly LogLine[]) =>
      lines.map((line) => ({ ...line, group: labels.get(line.group) ?? line.group }));
    const errors = combine([since, before], (lines, earlier) =>
      errorsSince({ since: { ...lines, lines: labelled(lines.lines) }, before: earlier, from }),
    );
    const first = errors.state === 'ready' ? firstOf(errors.value) : undefined;
    const id = first?.requestId;
    const request =
      first && id !== undefined && isSearchWord(id)
        ? await read({ from: minus(first.at, AROUND), to: plus(first.at, AROUND) }, [id], SHOWN_LINES)
        : undefined;
    const known = looked && shownValue(looked);
    return mapReading(errors, (found) => ({
      errors: found,
      firstRequest: request?.state === 'ready' ? labelled(request.value.lines) : [],
      outside,
      ...(known ? { outsideAsOf: known.asOf } : {}),
    }));
  },
});

const firstOf = ({ fresh }: ErrorsSince): LogLine | undefined =>
  fresh.toSorted((a, b) => a.first - b.first)[0]?.line;
