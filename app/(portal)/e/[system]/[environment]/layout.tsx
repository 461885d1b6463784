import type { ReactNode } from 'react';
import { ask, requestNow } from '#app/_server/ask.ts';
import { watched } from '#app/_server/watched.ts';
import { EnvironmentHeader } from '#components/environment/header.tsx';
import { Switcher } from '#components/environment/switcher.tsx';
import { TabCrumb, Tabs } from '#components/environment/tabs.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';

type Props = {
  readonly params: Promise<{ system: string; environment: string }>;
  readonly children: ReactNode;
};

export default async function EnvironmentLayout({ params, children }: Props) {
  const { system, environment } = await params;
  const key = environmentKey(system, environment);
  const [head, systems, now] = await Promise.all([
    ask(environmentHead, { environment: key }),
    watched(),
    requestNow(),
  ]);
  const others = systems.flatMap(({ rows }) => rows.slice(0, 1));
  const siblings = systems.find((each) => each.system === system)?.rows ?? [];
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'system', word: system, href: '/', menu: <Switcher rows={others} name={system} /> },
          {
            key: 'environment',
            word: environment,
            href: `/e/${key}/architecture`,
            menu: <Switcher rows={siblings} name={environment} />,
          },
          { key: 'tab', word: <TabCrumb /> },
        ]}
      />
      <main>
        <EnvironmentHeader head={head} now={now} />
        <Tabs environment={key} {...(head.resources === undefined ? {} : { resources: head.resources })} />
        {children}
      </main>
    </>
  );
}
