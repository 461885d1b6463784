import '#components/diagram/diagram.css';
import { ArchitectureView } from '#components/diagram/architecture-view.tsx';
import { ChangePanel } from '#components/diagram/change-panel.tsx';
import { FindingsList } from '#components/diagram/findings-list.tsx';
import { LastHour } from '#components/diagram/last-hour.tsx';
import { OVERLAYS, searchOf } from '#components/diagram/search.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { rowSamples } from './board-samples.ts';
import { lineSamples } from './log-samples.ts';
import { graphSample } from './picture-samples.ts';
import { OUTAGE } from './sheet-samples.ts';

const ENVIRONMENT: EnvironmentKey = 'items/dev';
const [NODE] = graphSample.nodes;
const FINDING = {
  reason: reason('graph.no-way-out', { from: 'api', to: 'data', subnets: 'private-a' }),
  nodes: NODE ? [NODE.id] : [],
};

/** The picture's page around the picture, which only a deployed system has: its states, lists and side panels. */
export function Architecture({ now }: { readonly now: Instant }) {
  const [row] = rowSamples(now);
  const about = { asOf: now, freshFor: minutes(30), source: 'sample' };
  const view = {
    ...{
      environment: ENVIRONMENT,
      scene: undefined,
      vitals: undefined,
      costRefused: false,
      choices: [],
      members: [],
      live: null,
    },
    ...{ health: row?.health, alarms: row?.alarms, cost: row?.cost, diagnosis: undefined },
  } as const;
  const run = {
    id: 'r218',
    number: 218,
    component: 'infrastructure',
    tool: 'terraform',
    lane: 'infrastructure',
    state: 'awaiting-approval',
  } as const;
  const change = { run, overlay: changeOverlay(graphSample, []), ghostsMissing: true };
  const range = { from: instant(now - 3_600_000), to: now };
  const lines = lineSamples(now).map((each) => each.line);
  return (
    <>
      <Block title="ArchitectureView">
        {OVERLAYS.map((overlay) => (
          <Sample key={overlay} name={overlay}>
            <ArchitectureView {...view} graph={ready(graphSample, about)} search={searchOf({ overlay })} />
          </Sample>
        ))}
        <Sample name="not drawn">
          <ArchitectureView
            {...view}
            graph={ready(graphSample, about)}
            notDrawn={OUTAGE}
            search={searchOf({})}
          />
        </Sample>
        <Sample name="empty">
          <ArchitectureView
            {...view}
            graph={ready({ ...graphSample, nodes: [] }, about)}
            search={searchOf({})}
          />
        </Sample>
        <Sample name="never read">
          <ArchitectureView {...view} graph={undefined} search={searchOf({})} />
        </Sample>
        <Sample name="unavailable">
          <ArchitectureView {...view} graph={failedAfter(undefined, OUTAGE, now)} search={searchOf({})} />
        </Sample>
      </Block>
      <Block title="FindingsList, ChangePanel, ChangeList, LastHour">
        <div className="gallery-panels">
          <FindingsList
            graph={{ ...graphSample, findings: [FINDING] }}
            scene={undefined}
            search={searchOf({})}
          />
          <FindingsList graph={graphSample} scene={undefined} search={searchOf({})} />
          <ChangePanel
            graph={graphSample}
            change={change}
            choices={[run, { ...run, id: 'r1', number: 1 }]}
            search={searchOf({})}
          />
          <ChangePanel graph={graphSample} change={undefined} choices={[]} search={searchOf({})} />
          <LastHour
            environment="items/dev"
            range={range}
            charts={ready([], about)}
            errors={ready(lines, about)}
          />
          <LastHour
            environment="items/dev"
            range={range}
            charts={failedAfter(undefined, OUTAGE, now)}
            errors={ready([], about)}
          />
        </div>
      </Block>
    </>
  );
}
