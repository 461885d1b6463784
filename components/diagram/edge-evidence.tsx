import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { GraphEdge, GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import type { ChangeOverlay } from '#lib/domain/overlay/change.ts';

type Props = {
  readonly node: GraphNode;
  readonly graph: SystemGraph;
  /** Of a plan that lies over the picture. */
  readonly planned?: Pick<ChangeOverlay, 'ghosts' | 'ghostEdges'> | undefined;
};

/** Every line to and from a part, those of a plan too, with the statements that it was inferred from. */
export function EdgeEvidence({ node, graph, planned }: Props) {
  const t = useWords();
  const nodes = [...graph.nodes, ...(planned?.ghosts ?? [])];
  const names = new Map<string, string>(nodes.map((each) => [each.id, each.name]));
  const coming = planned?.ghostEdges ?? [];
  const edges = [...graph.edges, ...coming].filter((edge) => edge.from === node.id || edge.to === node.id);
  if (edges.length === 0) return null;
  const other = (edge: GraphEdge) =>
    edge.from === node.id ? `→ ${names.get(edge.to) ?? edge.to}` : `← ${names.get(edge.from) ?? edge.from}`;
  return (
    <section>
      <h4 className="text-label text-t3">{t('architecture.connections')}</h4>
      {edges.map((edge) => (
        <details key={edge.id} className="dg-edge">
          <summary>
            <span className={`dg-swatch dg-swatch-${edge.kind}`} aria-hidden="true" />
            <span className="text-second text-t2">{t(`architecture.legend.${edge.kind}`)}</span>{' '}
            <PlainText text={other(edge)} />
            {coming.includes(edge) && (
              <span className="text-second text-healthy-ink"> + {t('architecture.line.create')}</span>
            )}
          </summary>
          <ul>
            {edge.evidence.map((each) => (
              <li key={each.kind === 'text' ? each.text : each.kind}>
                <PlainText text={each.kind === 'text' ? each.text : each.kind} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
