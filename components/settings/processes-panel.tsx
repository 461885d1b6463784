import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { HealthFacts } from './health-facts.tsx';
import { ProcessTable } from './process-table.tsx';

type Processes = Parameters<typeof HealthFacts>[0] & Pick<Parameters<typeof ProcessTable>[0], 'processes'>;

/** Signs of life of the portal's processes, and what they hold and wait for. */
export function ProcessesPanel(props: { readonly reading: Reading<Processes>; readonly now: Instant }) {
  const t = useWords();
  return (
    <Panel
      title={t('settings.processes')}
      reading={props.reading}
      empty={{
        when: ({ processes }) => processes.length === 0,
        title: t('settings.none'),
        what: t('settings.noneWhat'),
      }}
    >
      {({ processes, ...rest }) => (
        <>
          <ProcessTable processes={processes} now={props.now} />
          <HealthFacts {...rest} />
        </>
      )}
    </Panel>
  );
}
