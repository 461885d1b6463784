import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { boardSample, rowSamples } from '#components/gallery/board-samples.ts';
import { healthNow } from '#lib/domain/health/outdated.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Board } from './board.tsx';
import { ByAlarm } from './by-alarm.tsx';
import { OverviewHeadline } from './headline.tsx';

const NOW = instant(Date.UTC(2026, 10, 28, 5, 52, 22));
const SINCE = instant(Date.UTC(2026, 10, 28, 5, 34, 10));

/** As the queries give a row of a silent collector. */
const silent = (row: BoardRow): BoardRow => {
  const { sinceNumber: _, ...rest } = row;
  const read = row.health?.state === 'ready' ? row.health : undefined;
  return {
    ...rest,
    silentSince: SINCE,
    health: read ? healthNow(read, NOW, SINCE) : row.health,
    ...(read ? { lastRead: read.value } : {}),
  };
};
const rows = rowSamples(NOW).map(silent);
const board = {
  ...boardSample(NOW, rows),
  silentSince: SINCE,
  lastRead: { healthy: 3, degraded: 1, failing: 0, unknown: 0 },
};
const html = (node: React.ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={new Date(NOW)}>
      {node}
    </NextIntlClientProvider>,
  );

it('a portal that watches nothing yet says how to begin, to whoever may', () => {
  const begun = (mayAdd: boolean) =>
    html(<OverviewHeadline board={{ ...board, nothingYet: { mayAdd } }} now={NOW} />);
  expect(begun(true)).toContain('Nothing is watched yet');
  expect(begun(true)).toContain('href="/settings/add-system"');
  expect(begun(false)).toContain('An administrator adds the first system');
  expect(begun(false)).not.toContain('href');
});

describe('wall row 11: the overview of a silent collector', () => {
  it('says since when nothing is known, what was read last, and that it is the portal itself', () => {
    const said = html(<OverviewHeadline board={board} now={NOW} />);
    expect(said).toContain('Health is not known since 05:34');
    expect(said).toContain('Last read at 05:34: 3 environments healthy, 1 degraded.');
    expect(said).toContain('The silence is the portal’s own');
    expect(said).not.toContain('deploy #');
    expect(said).not.toContain('control-primary');
  });

  it('has neither a verdict nor a tint, and tells the last verdict in words', () => {
    const said = html(<Board board={board} now={NOW} setStar={async () => undefined} />);
    expect(said).not.toContain('row-tint');
    expect(said).not.toMatch(/status-word of-(healthy|degraded|failing)/);
    expect(said).not.toContain('since deploy');
    expect(said).toContain('Last read healthy: all');
    expect(said).toContain('Last read degraded:');
    expect(said).toContain('read until');
  });

  it('hatches the strip from there to now, and draws no traffic on', () => {
    const row = rows.find(({ name }) => name === 'healthy');
    const said = html(
      <Board
        board={{ ...board, systems: [{ system: 's', title: 't', rows: row ? [row] : [] }] }}
        now={NOW}
        setStar={async () => undefined}
      />,
    );
    expect(said).toContain('data-silent');
    expect(said).toMatch(/now unknown/i);
    expect(said.split('var(--degraded-ink)').length).toBeGreaterThan(1);
  });

  it('by alarm shows nothing as quiet now', () => {
    const said = html(<ByAlarm rows={rows} />);
    expect(said).not.toContain('of-healthy');
    expect(said).not.toContain('row-tint');
  });
});
