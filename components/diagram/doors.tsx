import { ChartLine, Coins, ExternalLink, ScrollText } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { chartHref, consoleUrl, costHref, logLabelOf } from './node-facts.ts';

type Props = {
  readonly node: GraphNode;
  readonly graph: SystemGraph;
  readonly environment: EnvironmentKey;
  readonly vitals: Vitals | undefined;
  readonly cost: EnvironmentCost | undefined;
};

/** One click from a part to its chart, its lines of log, what it costs, and AWS's own console. */
export function Doors({ node, graph, environment, vitals, cost }: Props) {
  const t = useWords();
  const chart = chartHref(environment, node, vitals);
  const label = logLabelOf(node, graph.place);
  const console = consoleUrl(node, graph.place);
  return (
    <nav className="dg-doors" aria-label={node.name}>
      {chart !== undefined && (
        <Link prefetch={false} href={chart}>
          <ChartLine size={14} aria-hidden="true" />
          {t('architecture.openChart')}
        </Link>
      )}
      {label !== undefined && (
        <Link prefetch={false} href={logsHref(environment, { functions: [label] })}>
          <ScrollText size={14} aria-hidden="true" />
          {t('tab.logs')}
        </Link>
      )}
      <Link prefetch={false} href={costHref(environment, node, cost)}>
        <Coins size={14} aria-hidden="true" />
        {t('tab.cost')}
      </Link>
      {console && (
        <a className="dg-door-out" href={console} rel="noreferrer" target="_blank">
          <ExternalLink size={14} aria-hidden="true" />
          <span className="sr-only">{t('architecture.console')}</span>
        </a>
      )}
    </nav>
  );
}
