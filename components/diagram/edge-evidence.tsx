import { useWords } from '#components/words/use-words.ts';
import type { GraphEdge, GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';

/** Every line to and from a part, with the statements that it was inferred from. */
export function EdgeEvidence({ node, graph }: { readonly node: GraphNode; readonly graph: SystemGraph }) {
  const t = useWords();
  const names = new Map<string, string>(graph.nodes.map((each) => [each.id, each.name]));
  const edges = graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
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
            <span className="text-second text-t2">{t(`architecture.legend.${edge.kind}`)}</span> {other(edge)}
          </summary>
          <ul>
            {edge.evidence.map((each) => (
              <li key={each.kind === 'text' ? each.text : each.kind}>
                {each.kind === 'text' ? each.text : each.kind}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
