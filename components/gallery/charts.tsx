import { CrosshairProvider } from '#components/charts/crosshair.tsx';
import { EnlargedProvider } from '#components/charts/enlarged.tsx';
import { GapNotes } from '#components/charts/gap-notes.tsx';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { ReportsSheet } from '#components/charts/reports-sheet.tsx';
import { SloRow } from '#components/charts/slo-row.tsx';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { metricSamples, reportSamples } from './chart-samples.ts';
import { sloSamples } from './slo-samples.ts';

const environment: EnvironmentKey = 'items/dev';

/** The metrics page's panels in every state. */
export function Charts({ now }: { readonly now: Instant }) {
  const { deploy, good, earlier, empty, failed } = metricSamples(now);
  const sheet = { environment, alarms: undefined };
  const before = { kind: 'before', deploy } as const;
  return (
    <CrosshairProvider>
      <EnlargedProvider>
        <Block title="MetricsSheet, GapNotes">
          <div className="chart-notes">
            <GapNotes reading={good} now={now} />
          </div>
          <Sample name="ready, provisional end, quiet and unread gaps, rare events, dead letters">
            <MetricsSheet {...sheet} reading={good} compared={undefined} />
          </Sample>
          <Sample name="compared">
            <MetricsSheet {...sheet} reading={good} compared={{ with: before, reading: earlier }} />
          </Sample>
          <Sample name="beside another environment">
            <MetricsSheet
              {...sheet}
              reading={good}
              compared={{ with: { kind: 'environment', name: 'staging' }, reading: good }}
            />
          </Sample>
          <Sample name="not compared">
            <MetricsSheet {...sheet} reading={good} compared={{ with: before, reading: failed }} />
          </Sample>
          <Sample name="empty">
            <MetricsSheet {...sheet} reading={empty} compared={undefined} />
          </Sample>
          <Sample name="failed">
            <MetricsSheet {...sheet} reading={failed} compared={undefined} />
          </Sample>
        </Block>
        <Block title="SloRow">
          {sloSamples(now).map(([name, reading]) => (
            <Sample key={name} name={name}>
              <SloRow reading={reading} />
            </Sample>
          ))}
        </Block>
        <Block title="ReportsSheet">
          {reportSamples(now).map(([name, reading]) => (
            <Sample key={name} name={name}>
              <ReportsSheet environment={environment} reading={reading} marks={[deploy]} />
            </Sample>
          ))}
        </Block>
      </EnlargedProvider>
    </CrosshairProvider>
  );
}
