import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene, SceneView } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { DiagramTable } from './diagram-table.tsx';
import { ExportLinks } from './export-links.tsx';
import { NodePanel } from './node-panel.tsx';
import { Picture } from './picture.tsx';
import { ViewSwitch } from './view-switch.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly graph: Known<SystemGraph>;
  readonly scene: Scene | undefined;
  readonly health: Known<EnvironmentHealth>;
  readonly view: SceneView;
  /** Id of the chosen node in the scene. */
  readonly node: string | undefined;
};

/** The picture of an environment, the chosen part beside it, and the same content as tables. */
export function ArchitectureView({ environment, graph, scene, health, view, node }: Props) {
  const t = useWords();
  const judged = health && shownValue(health)?.value;
  return (
    <Panel
      title={t('architecture.title')}
      reading={graph}
      aside={
        <>
          <ViewSwitch view={view} />
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
        <div className={node ? 'dg-split' : undefined}>
          {scene ? (
            <Picture scene={scene} graph={value} health={judged} view={view} node={node} />
          ) : (
            <p className="px-5 py-3 text-t2">{t('architecture.notDrawn')}</p>
          )}
          {node && (
            <NodePanel
              environment={environment}
              graph={value}
              scene={scene}
              health={judged}
              view={view}
              node={node}
            />
          )}
          <DiagramTable graph={value} />
        </div>
      )}
    </Panel>
  );
}
