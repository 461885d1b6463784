import type { ReactNode } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { namePeople } from '#app/_server/people.ts';
import { watched } from '#app/_server/watched.ts';
import { HeadLine } from '#components/environment/head-line.tsx';
import { EnvironmentHeader } from '#components/environment/header.tsx';
import { Switcher } from '#components/environment/switcher.tsx';
import { TabCrumb, Tabs } from '#components/environment/tabs.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { environmentKey, systemWord } from '#lib/domain/environment.ts';
import type { EnvironmentHead } from '#lib/domain/overview/environment-head.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';

type Props = {
  readonly params: Promise<{ system: string; environment: string }>;
  readonly children: ReactNode;
};

export default async function EnvironmentLayout({ params, children }: Props) {
  const { system, environment } = await params;
  const key = environmentKey(system, environment);
  const [head, standings, now] = await Promise.all([
    ask(environmentHead, { environment: key }),
    watched(),
    requestNow(),
    namePeople(),
  ]);
  const bySystem = Map.groupBy(standings, (each) => each.system);
  const others = [...bySystem.values()].flatMap((members) => members.slice(0, 1));
  const siblings = bySystem.get(system) ?? [];
  return (
    <>
      <TopBar
        crumbs={[
          {
            key: 'system',
            word: systemWord(head.row),
            href: `/s/${system}/versions`,
            menu: <Switcher standings={others} name={system} />,
          },
          {
            key: 'environment',
            word: environment,
            href: `/e/${key}/architecture`,
            menu: <Switcher standings={siblings} name={environment} />,
          },
          { key: 'tab', word: <TabCrumb /> },
        ]}
      />
      <main className="environment">
        <HeadLine head={head} />
        <EnvironmentHeader head={head} now={now} />
        <Tabs environment={key} counts={countsOf(head)} />
        {children}
      </main>
    </>
  );
}

/** Firing alarms beside the metrics, resources, and runs that have not ended. */
function countsOf({ row, resources, causes = [] }: EnvironmentHead) {
  const firing =
    row.silentSince === undefined && row.alarms?.state === 'ready'
      ? row.alarms.value.filter((each) => each.state === 'ALARM').length
      : 0;
  const open = row.running.length + row.waiting.length;
  return {
    ...(firing > 0 ? { metrics: { n: firing, loud: true } } : {}),
    ...(resources === undefined ? {} : { resources: { n: resources } }),
    ...(causes.length > 0 ? { diagnose: { n: causes.length, loud: true } } : {}),
    ...(open > 0 ? { deploys: { n: open } } : {}),
  };
}
