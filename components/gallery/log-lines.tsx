import { DeployRow } from '#components/logs/deploy-row.tsx';
import { GapLine } from '#components/logs/gap-line.tsx';
import { LineRow } from '#components/logs/log-row.tsx';
import { LogToolbar } from '#components/logs/log-toolbar.tsx';
import { RequestFacts } from '#components/logs/request-facts.tsx';
import { StatusBar } from '#components/logs/status-bar.tsx';
import { FIRST_SWITCHES } from '#components/logs/switches.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { fieldCatalogue } from '#lib/domain/logs/query/catalogue.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { deployEndSamples, gapSample, LOG_GROUPS, lineSamples, tailSamples } from './log-samples.ts';

const nothing = () => undefined;
const FIELDS = fieldCatalogue(lineSamples(instant(0)).map(({ line }) => line));
const ADDRESS = {
  filter: 'status>=500 path:/items -health',
  window: { kind: 'now' },
  switches: FIRST_SWITCHES,
} as const;

/** The log page's rows, the bar above them and the one below. */
export function LogLines({ now }: { readonly now: Instant }) {
  const rows = lineSamples(now);
  const row = { groups: LOG_GROUPS, chosen: false, href: '?line=x', onToggle: nothing, onRequest: nothing };
  const bar = {
    address: ADDRESS,
    change: nothing,
    problems: [],
    fields: FIELDS,
    functions: ['api', 'processor'],
    insights: '/',
    onPause: nothing,
    onShow: nothing,
    onJump: nothing,
  };
  const samples = tailSamples(now);
  const live = samples[0]?.[1];
  const status = { groups: LOG_GROUPS };
  const past = { kind: 'around', at: now } as const;
  return (
    <>
      <Block title="LogToolbar, QueryField, QueryText, RangeMenu, Jump, TailOrInsights">
        <LogToolbar {...bar} paused={false} held={0} holdsMore={false} />
        <LogToolbar {...bar} paused held={12} holdsMore={false} />
        <LogToolbar {...bar} paused held={5_000} holdsMore />
        <LogToolbar {...bar} address={{ ...ADDRESS, window: past }} paused held={0} holdsMore={false} />
      </Block>
      <Block title="LineRow, LineDetail, GapLine, DeployRow">
        {rows.map((each) => (
          <LineRow key={each.key} {...row} row={each} open={each.line.level === 'ERROR'} />
        ))}
        <GapLine
          row={gapSample(now)}
          groups={LOG_GROUPS}
          fill={{ environment: environmentKey('items', 'dev'), onFilled: nothing }}
        />
        {deployEndSamples(now).map((deploy) => (
          <DeployRow key={deploy.number} deploy={deploy} />
        ))}
      </Block>
      <Block title="StatusBar">
        {samples.map(([name, tail]) => (
          <Sample key={name} name={name}>
            <StatusBar
              {...status}
              tail={tail}
              window={{ kind: 'now' }}
              paused={false}
              shown={0}
              cut={undefined}
            />
          </Sample>
        ))}
        {live && (
          <>
            <Sample name="nothing read since">
              <StatusBar
                {...status}
                tail={live}
                window={{ kind: 'now' }}
                paused={false}
                silentSince={instant(now - 300_000)}
                shown={0}
                cut={undefined}
              />
            </Sample>
            <Sample name="paused">
              <StatusBar {...status} tail={live} window={{ kind: 'now' }} paused shown={0} cut={undefined} />
            </Sample>
            <Sample name="the past, cut">
              <StatusBar {...status} tail={live} window={past} paused shown={6} cut={1_000} />
            </Sample>
          </>
        )}
      </Block>
      <Block title="RequestFacts">
        <RequestFacts
          journey={{
            ...{ steps: [], range: undefined, lines: [], words: [], item: '01JCX5T9' },
            ...{ integrationLatency: 58, traceId: '1-673d8f07-5e1c' },
          }}
          groups={LOG_GROUPS}
        />
      </Block>
    </>
  );
}
