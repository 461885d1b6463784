import { Histogram } from '#components/logs/histogram.tsx';
import type { Row } from '#components/logs/rows.ts';
import { SilenceRow } from '#components/logs/silence-row.tsx';
import { Waterfall } from '#components/logs/waterfall.tsx';
import type { JourneyStep } from '#lib/domain/logs/journey.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';

const GROUP = '/aws/lambda/items-dev-api';
const GROUPS: readonly LogGroup[] = [{ name: GROUP, label: 'api', kind: 'function' }];
const nothing = () => undefined;
const matches = ({ level }: LogLine) => level !== 'INFO';

/** What a followed request and the lines around it are drawn with. */
export function LogParts({ now }: { readonly now: Instant }) {
  const range = { from: instant(now - 1_000), to: now };
  const steps: readonly JourneyStep[] = [
    { what: 'gateway', certainty: 'unavailable', why: { code: 'access-not-found' } },
    {
      ...{ what: 'invocation', certainty: 'proven', why: { code: 'integration-id' }, group: GROUP },
      range: { from: instant(now - 750), to: instant(now - 250) },
    },
    { what: 'gateway', certainty: 'unavailable', why: { code: 'unread', cause: 'denied' } },
  ];
  const waterfall = { steps, range, groups: GROUPS, onFollow: nothing };
  return (
    <>
      <Block title="Waterfall">
        <Sample name="known and unavailable">
          <Waterfall {...waterfall} reading={false} />
        </Sample>
        <Sample name="still reading">
          <Waterfall {...waterfall} reading />
        </Sample>
      </Block>
      <Block title="Histogram">
        <Sample name="lines, a gap, late lines, the part in view">
          <Histogram
            rows={rows(now)}
            view={{ from: instant(now - 240_000), to: instant(now - 60_000) }}
            matches={matches}
            onBrush={nothing}
          />
        </Sample>
        <Sample name="nothing read since">
          <Histogram
            rows={rows(now).slice(0, 60)}
            view={undefined}
            silentSince={instant(now - 300_000)}
            matches={matches}
            onBrush={nothing}
          />
          <SilenceRow since={instant(now - 300_000)} functions={4} />
        </Sample>
        <Sample name="empty">
          <Histogram rows={[]} matches={matches} view={undefined} onBrush={nothing} />
        </Sample>
      </Block>
    </>
  );
}

function rows(now: Instant): readonly Row[] {
  const lines = Array.from({ length: 120 }, (_, index): Row => {
    const at = instant(now - (120 - index) * 5_000);
    const level: LogLine['level'] = index % 17 === 3 ? 'ERROR' : index % 11 === 2 ? 'WARN' : 'INFO';
    const line = { eventId: `e${index}`, group: GROUP, stream: 's', at, ingestedAt: at, level, message: '' };
    return { kind: 'line', key: `e${index}`, at, line, late: index % 40 === 9 };
  }).filter((_, index) => index < 50 || index > 64);
  const from = instant(now - 70 * 5_000);
  const gap: Row = {
    ...{ kind: 'gap', key: 'gap', at: from, to: instant(now - 55 * 5_000) },
    ...{ group: GROUP, cause: 'throttled' },
  };
  return [...lines, gap].toSorted((a, b) => a.at - b.at);
}
