import { HEAD_OPEN } from '#components/environment/head-line.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { StatusPill } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { told } from '#lib/diagram/draw/told.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { AlarmState, EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { MemberSource } from '#lib/domain/membership/why-here.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import type { CostMark } from '#lib/domain/overlay/cost.ts';
import type { TrafficFigure } from '#lib/domain/overlay/figures.ts';
import { layersOn, readSources } from '#lib/domain/overlay/layers.ts';
import { withRefused } from '#lib/domain/overlay/refused-findings.ts';
import type { ChangeChoice, RunChange } from '#lib/domain/overlay/run-change.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import { type Failure, type Known, shownValue } from '#lib/domain/reading.ts';
import { costMarkWords, foldCostWords } from '#lib/words/cost-mark.ts';
import { drawingText } from '#lib/words/drawing-term.ts';
import { failureWords } from '#lib/words/failure.ts';
import { trafficFigureWords } from '#lib/words/traffic-figure.ts';
import { ChangePanel } from './change-panel.tsx';
import { DiagramTable } from './diagram-table.tsx';
import { DiagramWords } from './diagram-words.tsx';
import { ExportLinks } from './export-links.tsx';
import { FindingsList } from './findings-list.tsx';
import { FormSwitch } from './form-switch.tsx';
import { FullScreenButton } from './full-screen-button.tsx';
import { LegendBar } from './legend-bar.tsx';
import { requestsHref } from './node-facts.ts';
import { NodePanel } from './node-panel.tsx';
import { OverlaySwitch } from './overlay-switch.tsx';
import { Picture } from './picture.tsx';
import { PictureNotes } from './picture-notes.tsx';
import type { ArchitectureSearch } from './search.ts';
import { ViewSwitch } from './view-switch.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly search: ArchitectureSearch;
  readonly graph: Known<SystemGraph>;
  readonly scene: Scene | undefined;
  readonly notDrawn?: Failure;
  readonly health: Known<EnvironmentHealth>;
  readonly vitals: Known<Vitals>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
  readonly diagnosis: Known<Diagnosis>;
  /** The reader may not see what it costs. */
  readonly costRefused: boolean;
  readonly change?: RunChange;
  readonly choices: readonly ChangeChoice[];
  readonly members: readonly MemberSource[];
  /** What is asked only for a chosen part: its last hour. */
  readonly live: React.ReactNode;
};

/** The picture of an environment, the chosen part beside it, and the same content in words and tables. */
export function ArchitectureView(given: Props) {
  const t = useWords();
  const { diagnosis } = given;
  const props = { ...given, scene: given.scene && told(given.scene, (text) => drawingText(t, text)) };
  return (
    <Panel
      title={t('architecture.title')}
      reading={props.graph}
      bare
      empty={{
        when: (value) => value.nodes.length === 0,
        title: t('architecture.empty'),
        what: t('architecture.emptyWhat'),
      }}
    >
      {(value) => (
        <div className="dg-page">
          <Toolbar {...props} />
          <Content {...props} value={withRefused(value, diagnosis && shownValue(diagnosis)?.value)} />
        </div>
      )}
    </Panel>
  );
}

/** What is drawn, what lies over it and how it is told; how old it is, and ways to take it along or see more of it. */
function Toolbar({ environment, search, graph, scene, health }: Props) {
  return (
    <div className="dg-bar">
      <ViewSwitch search={search} />
      <OverlaySwitch search={search} />
      <FormSwitch search={search} />
      {/* Opens the head of the environment, which a phone has no line for. */}
      <label className="dg-narrow dg-verdict" htmlFor={HEAD_OPEN}>
        <StatusPill status={verdictOf(health)} />
      </label>
      <span className="dg-bar-end">
        {graph?.state === 'ready' && <Age at={graph.asOf} freshFor={graph.freshFor} />}
        {graph?.state === 'failed' && <Age at={graph.since} freshFor={0} />}
        {scene && <ExportLinks environment={environment} search={search} />}
        {scene && <FullScreenButton />}
      </span>
    </div>
  );
}

function Content(props: Props & { readonly value: SystemGraph }) {
  const { value, search, scene, notDrawn, health, change, choices } = props;
  const t = useWords();
  const { node, overlay, as } = search;
  const beside = node !== undefined || overlay === 'findings' || overlay === 'change';
  const sources = {
    ...readSources(props),
    costWords: (mark: CostMark) => costMarkWords(t, mark),
    foldCostWords: (mark: CostMark) => foldCostWords(t, mark),
    figureWords: (figure: TrafficFigure) => trafficFigureWords(t, figure),
  };
  const layers = scene ? layersOn([overlay], scene, value, sources) : {};
  const drawn = scene !== undefined && scene.nodes.length > 0;
  return (
    <>
      <div className={beside ? 'dg-split dg-beside' : 'dg-split'}>
        <div className="dg-main">
          {as === 'tables' || (as === 'words' && !scene) ? (
            <DiagramTable graph={value} search={search} />
          ) : as === 'words' && scene ? (
            <DiagramWords scene={scene} change={layers.change} search={search} />
          ) : drawn ? (
            <Picture
              scene={scene}
              layers={layers}
              search={search}
              edgeHref={(id) => requestsHref(props.environment, scene, value, id)}
            />
          ) : (
            <p className="px-5 py-3 text-t2">
              {notDrawn
                ? failureWords(t, notDrawn).what
                : t(scene ? 'architecture.noSuchPart' : 'architecture.notDrawn')}
            </p>
          )}
        </div>
        {node === undefined && overlay === 'findings' && (
          <FindingsList graph={value} scene={scene} search={search} />
        )}
        {node === undefined && overlay === 'change' && (
          <ChangePanel graph={value} change={change} choices={choices} search={search} />
        )}
        {node !== undefined && (
          <NodePanel {...props} node={node} graph={value} health={health && shownValue(health)?.value} />
        )}
      </div>
      <PictureNotes {...props} graph={value} />
      {drawn && as === undefined && <LegendBar scene={scene} widths={layers.traffic !== undefined} />}
    </>
  );
}
