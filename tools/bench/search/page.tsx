import { NextIntlClientProvider } from 'next-intl';
import { createRoot } from 'react-dom/client';
import { LogList } from '#components/logs/log-list.tsx';
import { lineRow } from '#components/logs/rows.ts';
import { FIRST_SWITCHES } from '#components/logs/switches.ts';
import { useOpened } from '#components/logs/use-opened.ts';
import { useRowsState } from '#components/logs/use-rows-state.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { NO_MARKS } from '#lib/domain/logs/query/marks.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { madeUpLines } from './made-up-lines.ts';

const nothing = () => undefined;

/** The list of the Logs tab with so many lines, as the page's address says. */
function List({ count }: { readonly count: number }) {
  const opened = useOpened();
  const state = useRowsState(undefined);
  return (
    <LogList
      rows={rows(count)}
      groups={[]}
      follows={false}
      reading={false}
      target={{ at: instant(0) }}
      {...{ state, opened }}
      hrefOf={() => ''}
      onToggle={nothing}
      onRequest={nothing}
      onView={nothing}
      fill={{ environment: environmentKey('items', 'dev'), onFilled: nothing }}
      marks={NO_MARKS}
      switches={FIRST_SWITCHES}
      range={{ from: instant(0), to: instant(1) }}
      empty={null}
    />
  );
}

let made: ReturnType<typeof lineRow>[] | undefined;
function rows(count: number) {
  made ??= madeUpLines(count).map(lineRow);
  return made;
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
    <div className="log-page log-bench">
      <List count={Number(document.body.dataset.lines)} />
    </div>
  </NextIntlClientProvider>,
);
