import { More } from '#components/ui/more.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { shiftRows } from '#lib/words/shift.ts';
import { ownerText } from './node-facts.ts';
import { type ArchitectureSearch, hrefOf, withMoreRows } from './search.ts';

type Props = { readonly graph: SystemGraph; readonly search: ArchitectureSearch };

const QUIET = new Set(['alarm', 'log']);

/** What the picture says, in words and rows: for a screen reader, for copying, and where nothing is drawn yet. */
export function DiagramTable({ graph, search }: Props) {
  const t = useWords();
  const { rows = ROWS_STEP } = search;
  const more = hrefOf(withMoreRows(search));
  const names = new Map<string, string>(graph.nodes.map((node) => [node.id, node.name]));
  const edges = graph.edges.filter((edge) => !QUIET.has(edge.kind));
  return (
    <section className="dg-table" aria-label={t('architecture.form.tables')}>
      <h3 className="font-semibold">
        {t('architecture.asTable', { nodes: graph.nodes.length, edges: graph.edges.length })}
      </h3>
      <table>
        <caption>{t('architecture.connections')}</caption>
        <thead>
          <tr>
            {(['from', 'line', 'to', 'evidence'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`architecture.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {edges.slice(0, rows).map((edge) => (
            <tr key={edge.id}>
              <td>{names.get(edge.from) ?? edge.from}</td>
              <td>{t(`architecture.legend.${edge.kind}`)}</td>
              <td>{names.get(edge.to) ?? edge.to}</td>
              <td className="text-t2">
                {edge.evidence.map((each) => (each.kind === 'text' ? each.text : '')).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edges.length > ROWS_STEP && <More shown={rows} of={edges.length} href={more} />}
      <table>
        <caption>{t('architecture.parts')}</caption>
        <tbody>
          {graph.nodes.slice(0, rows).map((node) => (
            <tr key={node.id}>
              <th scope="row">
                <PlainText text={node.name} />
              </th>
              <td className="text-t2">
                {node.type}
                {shiftRows(t, node).map(([alias, words]) => (
                  <p key={alias}>
                    <PlainText text={`${alias}: ${words}`} />
                  </p>
                ))}
              </td>
              <td className="text-t2">{node.owners.map(ownerText).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {graph.nodes.length > ROWS_STEP && <More shown={rows} of={graph.nodes.length} href={more} />}
    </section>
  );
}
