import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { WhyHere } from '#components/resources/why-here.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { AlarmState, EnvironmentHealth } from '#lib/domain/health/health.ts';
import { type MemberSource, whyPartHere } from '#lib/domain/membership/why-here.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { checksOf } from '#lib/domain/overlay/health.ts';
import type { RunChange } from '#lib/domain/overlay/run-change.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shiftRows } from '#lib/words/shift.ts';
import { Doors } from './doors.tsx';
import { EdgeEvidence } from './edge-evidence.tsx';
import { Facts } from './facts.tsx';
import { ownerText, settingsOf, watchersOf } from './node-facts.ts';
import { NodeFigures } from './node-figures.tsx';
import { type ArchitectureSearch, around, choosing, hrefOf } from './search.ts';
import { SheetGrip } from './sheet-grip.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly graph: SystemGraph;
  readonly scene: Scene | undefined;
  readonly health: EnvironmentHealth | undefined;
  readonly vitals: Known<Vitals>;
  readonly alarms: Known<readonly AlarmState[]>;
  readonly cost: Known<EnvironmentCost>;
  readonly change?: RunChange;
  /** What the environment's parts come from. */
  readonly members: readonly MemberSource[];
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
  const closeHref = hrefOf(choosing(search, undefined));
  return (
    <aside className="dg-panel" aria-label={name ?? node}>
      <SheetGrip closeHref={closeHref} />
      <header className="flex items-center gap-2 border-b border-line2 px-4 py-2">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <PlainText text={name ?? t('architecture.gone')} />
          </h3>
          <p className="text-second text-t2">{drawn?.subtitle?.text}</p>
        </div>
        <Link prefetch={false} href={closeHref} scroll={false} className="dg-tool ml-auto">
          <X size={16} aria-hidden="true" />
          <span className="sr-only">{t('architecture.close')}</span>
        </Link>
      </header>
      {only && ghosts.length === 0 && (
        <p className="px-4 pt-3">
          <Link
            prefetch={false}
            className="link"
            href={hrefOf(around(search, only.id, search.depth ?? 2))}
            scroll={false}
          >
            {t('architecture.lookAround')}
          </Link>
        </p>
      )}
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

/** Permissions of one name are many: each row once, with how often. */
function foldedRows({ folded }: GraphNode): readonly (readonly [string, string])[] {
  const rows = Map.groupBy(folded, ({ name, type }) => `${name}\n${type}`);
  return [...rows.values()].flatMap((same) => {
    const [first] = same;
    return first
      ? [[first.name, same.length > 1 ? `${first.type} ×${same.length}` : first.type] as const]
      : [];
  });
}

type OneProps = Omit<Props, 'node'> & { readonly node: GraphNode };

function One({ node, environment, graph, health, vitals, alarms, cost, change, members, live }: OneProps) {
  const t = useWords();
  const checks = health ? checksOf(node, health) : [];
  const findings = graph.findings.filter((each) => each.nodes.includes(node.id));
  const settings = settingsOf(node);
  return (
    <div className="grid gap-3 px-4 py-3">
      <Doors
        node={node}
        graph={graph}
        environment={environment}
        vitals={vitals && shownValue(vitals)?.value}
        cost={cost && shownValue(cost)?.value}
      />
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
      <WhyHere why={whyPartHere(node, members)} />
      {node.arn && <p className="break-all text-second text-t2 mono">{node.arn}</p>}
      <Facts title={t('drawing.shift.title')} rows={shiftRows(t, node)} />
      <Facts title={t('architecture.settings')} rows={settings} />
      <EdgeEvidence node={node} graph={graph} planned={change?.overlay} />
      <Facts title={t('architecture.parts')} rows={foldedRows(node)} />
    </div>
  );
}
