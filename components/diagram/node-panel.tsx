import Link from 'next/link';
import type { ReactNode } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { AlarmState, EnvironmentHealth } from '#lib/domain/health/health.ts';
import { logGroup } from '#lib/domain/logs/groups.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { checksOf } from '#lib/domain/overlay/health.ts';
import type { RunChange } from '#lib/domain/overlay/run-change.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { EdgeEvidence } from './edge-evidence.tsx';
import { Facts } from './facts.tsx';
import { consoleUrl, ownerText, settingsOf, watchersOf } from './node-facts.ts';
import { NodeFigures } from './node-figures.tsx';
import { type ArchitectureSearch, around, choosing, hrefOf, toggling } from './search.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly graph: SystemGraph;
  readonly scene: Scene | undefined;
  readonly health: EnvironmentHealth | undefined;
  readonly vitals: Known<Vitals>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
  readonly change?: RunChange;
  readonly search: ArchitectureSearch;
  readonly node: string;
  readonly live: ReactNode;
};

/** All that is known of the chosen part. */
export function NodePanel(props: Props) {
  const { graph, scene, search, node, change } = props;
  const t = useWords();
  const drawn = scene?.nodes.find((each) => each.id === node);
  const ids: readonly string[] = drawn?.of ?? [node];
  const ghosts = change?.overlay.ghosts.filter((each) => ids.includes(each.id)) ?? [];
  const members = [...graph.nodes.filter((each) => ids.includes(each.id)), ...ghosts];
  const [only, ...more] = members;
  const name = drawn?.title.text ?? only?.name;
  return (
    <aside className="dg-panel" aria-label={name ?? node}>
      <header className="flex items-baseline gap-2 border-b border-line2 px-4 py-2.5">
        <h3 className="font-semibold">
          <PlainText text={name ?? t('architecture.gone')} />
        </h3>
        <span className="text-second text-t2">{drawn?.subtitle?.text}</span>
        <Link
          prefetch={false}
          href={hrefOf(choosing(search, undefined))}
          scroll={false}
          className="link ml-auto"
        >
          {t('architecture.close')}
        </Link>
      </header>
      <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 empty:hidden">
        {only && ghosts.length === 0 && (
          <Link
            prefetch={false}
            className="link"
            href={hrefOf(around(search, only.id, search.depth ?? 2))}
            scroll={false}
          >
            {t('architecture.lookAround')}
          </Link>
        )}
        {search.closed?.includes(node) && (
          <Link prefetch={false} className="link" href={hrefOf(toggling(search, node))} scroll={false}>
            {t('architecture.openContainer')}
          </Link>
        )}
      </p>
      {members.length === 0 && <p className="px-4 py-3 text-t2">{t('architecture.notManaged')}</p>}
      {change && <NodeChanges change={change} ids={ids} />}
      {only && more.length === 0 && ghosts.length === 0 && <One {...props} node={only} />}
      {only && more.length === 0 && ghosts.length > 0 && (
        <div className="px-4 py-3">
          <EdgeEvidence node={only} graph={graph} planned={change?.overlay} />
        </div>
      )}
      {more.length > 0 && (
        <ul className="px-4 py-3">
          {members.map((each) => (
            <li key={each.id} className="flex gap-2 py-0.5">
              <span>
                <PlainText text={each.name} />
              </span>
              <span className="ml-auto text-second text-t3">{each.owners.map(ownerText).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** The log of one function, where it has one that the logs page knows. */
function logsHref(environment: EnvironmentKey, { name }: GraphNode, prefix: string): string {
  const group = logGroup(`/aws/lambda/${name}`, prefix);
  return `/e/${environment}/logs${group ? `?${new URLSearchParams({ fn: group.label })}` : ''}`;
}

/** What the plan that lies over the picture does to this part, change by change. */
function NodeChanges({ change, ids }: { readonly change: RunChange; readonly ids: readonly string[] }) {
  const t = useWords();
  const rows = [...change.overlay.marks].flatMap(([id, { mark, changes }]) =>
    ids.includes(id) ? changes.map((each) => [each.id, t(`architecture.mark.${mark}`)] as const) : [],
  );
  if (rows.length === 0) return null;
  return (
    <div className="px-4 pt-3">
      <Facts title={t('architecture.planOf', { n: change.run.number })} rows={rows} />
    </div>
  );
}

type OneProps = Omit<Props, 'node'> & { readonly node: GraphNode };

function One({ node, environment, graph, health, vitals, alarms, cost, change, live }: OneProps) {
  const t = useWords();
  const checks = health ? checksOf(node, health) : [];
  const findings = graph.findings.filter((each) => each.nodes.includes(node.id));
  const settings = settingsOf(node);
  const console = consoleUrl(node, graph.place);
  return (
    <div className="grid gap-3 px-4 py-3">
      <p className="flex flex-wrap gap-x-4 gap-y-1 empty:hidden">
        {node.kind === 'function' && (
          <>
            <Link prefetch={false} className="link" href={`/e/${environment}/metrics`}>
              {t('tab.metrics')}
            </Link>
            <Link prefetch={false} className="link" href={logsHref(environment, node, graph.place.prefix)}>
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
      {live}
      <NodeFigures
        node={node}
        alarmNames={watchersOf(node, graph)}
        vitals={vitals}
        alarms={alarms}
        cost={cost}
      />
      <Facts
        title={t('architecture.owners')}
        rows={node.owners.map((owner) => [ownerText(owner), node.type])}
      />
      {node.arn && <p className="break-all text-second text-t2 mono">{node.arn}</p>}
      <Facts title={t('architecture.settings')} rows={settings} />
      <EdgeEvidence node={node} graph={graph} planned={change?.overlay} />
      <Facts title={t('architecture.parts')} rows={node.folded.map((part) => [part.name, part.type])} />
    </div>
  );
}
