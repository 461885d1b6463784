import { X } from 'lucide-react';
import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { GraphEdge, GraphNode } from '#lib/domain/graph/model.ts';
import type { ResourceRow } from '#lib/domain/inventory/rows.ts';
import type { WhyHere as Why } from '#lib/domain/membership/why-here.ts';
import { WhyHere } from './why-here.tsx';

type Props = {
  readonly row: ResourceRow;
  readonly detail:
    | {
        readonly node: GraphNode;
        readonly edges: readonly GraphEdge[];
        readonly names: Readonly<Record<string, string>>;
      }
    | undefined;
  readonly why: readonly Why[];
  readonly closeHref: string;
  /** Its part in the picture, and what it costs. */
  readonly elsewhere: { readonly picture: string; readonly cost: string };
};

/** One resource: its identity, what uses it and what it uses, its attributes with secrets masked. */
export function ResourceDetail({ row: { resource }, detail, why, closeHref, elsewhere }: Props) {
  const t = useWords();
  return (
    <section id="opened" className="resource-detail" aria-label={resource.name}>
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold [overflow-wrap:anywhere]">
          <PlainText text={resource.name} />
        </h2>
        <Link className="control control-quiet ml-auto" href={closeHref} scroll={false} prefetch={false}>
          <X size={13} aria-hidden="true" /> {t('resources.close')}
        </Link>
      </div>
      <div className="flex flex-wrap gap-x-2">
        <Link className="control control-quiet" href={elsewhere.picture} prefetch={false}>
          {t('resources.inPicture')}
        </Link>
        <Link className="control control-quiet" href={elsewhere.cost} prefetch={false}>
          {t('resources.costLines')}
        </Link>
      </div>
      <dl className="facts">
        {[resource.type, resource.id, resource.arn, resource.physicalId].map((value, index) =>
          value === undefined ? null : (
            <Fact key={FACTS[index]} name={t(`resources.fact.${FACTS[index]}`)} value={value} />
          ),
        )}
      </dl>
      <WhyHere why={why} />
      {detail === undefined ? (
        <p className="text-t2">{t('resources.notOnGraph')}</p>
      ) : (
        <>
          <h3 className="mt-2 font-semibold">{t('resources.usedBy')}</h3>
          {detail.edges.length === 0 ? (
            <p className="text-t2">{t('resources.noUse')}</p>
          ) : (
            <ul>
              {detail.edges.map(({ id, kind, from, to }) => (
                <li key={id} className="text-t2">
                  {detail.names[from] ?? from} → {detail.names[to] ?? to} <span className="chip">{kind}</span>
                </li>
              ))}
            </ul>
          )}
          <h3 className="mt-2 font-semibold">{t('resources.attributes')}</h3>
          <pre className="mono text-second whitespace-pre-wrap [overflow-wrap:anywhere]">
            {JSON.stringify(detail.node.attributes, null, 2)}
          </pre>
        </>
      )}
    </section>
  );
}

const FACTS = ['type', 'id', 'arn', 'physicalId'] as const;

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-t3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <code>
          <PlainText text={value} />
        </code>
      </dd>
    </div>
  );
}
