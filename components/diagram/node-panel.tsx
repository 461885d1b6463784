import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene, SceneView } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import { checksOf } from '#lib/domain/overlay/health.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { EdgeEvidence } from './edge-evidence.tsx';
import { consoleUrl, ownerText, settingsOf } from './node-facts.ts';
import { hrefOf, type Overlay } from './search.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly graph: SystemGraph;
  readonly scene: Scene | undefined;
  readonly health: EnvironmentHealth | undefined;
  readonly view: SceneView;
  readonly overlay: Overlay;
  readonly node: string;
};

/** All that is known of the chosen part. */
export function NodePanel({ environment, graph, scene, health, view, overlay, node }: Props) {
  const t = useWords();
  const drawn = scene?.nodes.find((each) => each.id === node);
  const ids: readonly string[] = drawn?.of ?? [node];
  const members = graph.nodes.filter((each) => ids.includes(each.id));
  const [only, ...more] = members;
  return (
    <aside className="dg-panel" aria-label={drawn?.title.text ?? only?.name ?? node}>
      <header className="flex items-baseline gap-2 border-b border-line2 px-4 py-2.5">
        <h3 className="font-semibold">{drawn?.title.text ?? only?.name ?? t('architecture.gone')}</h3>
        <span className="text-second text-t2">{drawn?.subtitle?.text}</span>
        <Link href={hrefOf(view, undefined, overlay)} scroll={false} className="link ml-auto">
          {t('architecture.close')}
        </Link>
      </header>
      {members.length === 0 && <p className="px-4 py-3 text-t2">{t('architecture.notManaged')}</p>}
      {only && more.length === 0 && (
        <One node={only} environment={environment} graph={graph} health={health} />
      )}
      {more.length > 0 && (
        <ul className="px-4 py-3">
          {members.map((each) => (
            <li key={each.id} className="flex gap-2 py-0.5">
              <span>{each.name}</span>
              <span className="ml-auto text-second text-t3">{each.owners.map(ownerText).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

type OneProps = Pick<Props, 'environment' | 'graph' | 'health'> & { readonly node: GraphNode };

function One({ node, environment, graph, health }: OneProps) {
  const t = useWords();
  const checks = health ? checksOf(node, health) : [];
  const findings = graph.findings.filter((each) => each.nodes.includes(node.id));
  const settings = settingsOf(node);
  const console = consoleUrl(node, graph.place);
  return (
    <div className="grid gap-3 px-4 py-3">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {node.kind === 'function' && (
          <>
            <Link
              className="link"
              href={`/e/${environment}/metrics?function=${encodeURIComponent(node.name)}`}
            >
              {t('tab.metrics')}
            </Link>
            <Link className="link" href={`/e/${environment}/logs?function=${encodeURIComponent(node.name)}`}>
              {t('tab.logs')}
            </Link>
          </>
        )}
        {console && (
          <a className="link" href={console} rel="noreferrer" target="_blank">
            {t('architecture.console')}
          </a>
        )}
      </p>
      {[
        ...checks.map((check) => ({ verdict: check.verdict, reason: check.reason })),
        ...findings.map(({ reason }) => ({ verdict: 'degraded' as const, reason })),
      ].map(({ verdict, reason }) => (
        <p key={`${reason.code} ${JSON.stringify(reason.params)}`} className="flex gap-2">
          <Glyph status={verdict} label={t(`status.${verdict}`)} />
          {reasonWords(t, reason)}
        </p>
      ))}
      <Facts
        title={t('architecture.owners')}
        rows={node.owners.map((owner) => [ownerText(owner), node.type])}
      />
      {node.arn && <p className="break-all text-second text-t2 mono">{node.arn}</p>}
      <Facts title={t('architecture.settings')} rows={settings} />
      <EdgeEvidence node={node} graph={graph} />
      <Facts title={t('architecture.parts')} rows={node.folded.map((part) => [part.name, part.type])} />
    </div>
  );
}

function Facts({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h4 className="text-label text-t3">{title}</h4>
      <dl className="dg-facts">
        {rows.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
