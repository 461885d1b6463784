import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { ArchitectureView } from '#components/diagram/architecture-view.tsx';
import { type ArchitectureSearch, searchOf } from '#components/diagram/search.ts';
import { UnknownValue } from '#components/ui/unknown-value.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { DRAWN_VIEWS } from '#lib/domain/graph/scene.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { type ArchitectureAnswer, architecture } from '#lib/queries/architecture.ts';
import { NodeLastHour } from './node-last-hour.tsx';

type Props = {
  readonly params: Promise<{ system: string; environment: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle('architecture');

export default async function ArchitecturePage({ params, searchParams }: Props) {
  const [{ system, environment }, given, t] = await Promise.all([params, searchParams, getTranslations()]);
  const key = environmentKey(system, environment);
  const search = searchOf(given);
  const { view, around, depth, closed, opened, overlay, run } = search;
  const answer = await ask(architecture, {
    environment: key,
    view,
    ...(around === undefined ? {} : { around }),
    ...(depth === undefined ? {} : { depth }),
    ...(closed === undefined ? {} : { closed }),
    ...(opened === undefined ? {} : { opened }),
    ...(overlay === 'change' ? { change: run === undefined ? {} : { run } } : {}),
  });
  const chosen = chosenNode(answer, search);
  const live = chosen && (
    <Suspense key={chosen.node.id} fallback={<LastHourComing />}>
      <NodeLastHour environment={key} {...chosen} />
    </Suspense>
  );
  return (
    <PageWords of={['canvas']}>
      <div>
        <UnknownValue
          value={typeof given.view === 'string' ? given.view : undefined}
          known={DRAWN_VIEWS}
          used={t(`architecture.view.${view}`)}
        />
        <ArchitectureView environment={key} search={search} {...answer} live={live} />
      </div>
    </PageWords>
  );
}

/** The one resource that the panel speaks of, where metrics or logs of it may exist. */
function chosenNode({ graph: reading, scene }: ArchitectureAnswer, { node: id }: ArchitectureSearch) {
  const graph = reading && shownValue(reading)?.value;
  const ids: readonly string[] = scene?.nodes.find((each) => each.id === id)?.of ?? (id ? [id] : []);
  const [node, ...more] = graph?.nodes.filter((each) => ids.includes(each.id)) ?? [];
  return graph && node && more.length === 0 && MEASURED.has(node.kind)
    ? { node, place: graph.place }
    : undefined;
}

/** Kinds that the metrics page has charts of. */
const MEASURED: ReadonlySet<string> = new Set(['function', 'table', 'rest-api', 'http-api', 'queue']);

async function LastHourComing() {
  const t = await getTranslations();
  return (
    <div aria-busy="true">
      <h4 className="text-label text-t3">{t('architecture.lastHour')}</h4>
      <div className="dg-coming" />
    </div>
  );
}
