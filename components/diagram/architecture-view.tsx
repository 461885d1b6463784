import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { DiagramTable } from './diagram-table.tsx';
import { ExportLinks } from './export-links.tsx';
import { FindingsList } from './findings-list.tsx';
import { NodePanel } from './node-panel.tsx';
import { OverlaySwitch } from './overlay-switch.tsx';
import { Picture } from './picture.tsx';
import type { ArchitectureSearch } from './search.ts';
import { ViewSwitch } from './view-switch.tsx';

type Props = ArchitectureSearch & {
  readonly environment: EnvironmentKey;
  readonly graph: Known<SystemGraph>;
  readonly scene: Scene | undefined;
  readonly health: Known<EnvironmentHealth>;
  readonly vitals: Known<Vitals>;
};

/** The picture of an environment, the chosen part beside it, and the same content as tables. */
export function ArchitectureView(props: Props) {
  const { environment, graph, scene, health, vitals, view, node, overlay } = props;
  const t = useWords();
  const measured = vitals?.state === 'ready' ? vitals.value : undefined;
  const beside = node !== undefined || overlay === 'findings';
  const judged = health && shownValue(health)?.value;
  return (
    <Panel
      title={t('architecture.title')}
      reading={graph}
      aside={
        <>
          <ViewSwitch view={view} overlay={overlay} />
          <OverlaySwitch view={view} overlay={overlay} {...(node === undefined ? {} : { node })} />
          {scene && <ExportLinks environment={environment} view={view} />}
        </>
      }
      empty={{
        when: (value) => value.nodes.length === 0,
        title: t('architecture.empty'),
        what: t('architecture.emptyWhat'),
      }}
    >
      {(value) => (
        <div className={beside ? 'dg-split' : undefined}>
          {scene ? (
            <Picture
              scene={scene}
              graph={value}
              health={judged}
              vitals={measured}
              overlay={overlay}
              view={view}
              node={node}
            />
          ) : (
            <p className="px-5 py-3 text-t2">{t('architecture.notDrawn')}</p>
          )}
          {!node && overlay === 'findings' && <FindingsList graph={value} scene={scene} view={view} />}
          {node && (
            <NodePanel
              environment={environment}
              graph={value}
              scene={scene}
              health={judged}
              view={view}
              overlay={overlay}
              node={node}
            />
          )}
          <DiagramTable graph={value} />
        </div>
      )}
    </Panel>
  );
}
