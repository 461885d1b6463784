import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { Gallery } from './gallery.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => undefined, replace: () => undefined, push: () => undefined }),
  usePathname: () => '/e/items/dev/cost',
  useSelectedLayoutSegment: () => 'cost',
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const MESSAGES = { en, ja };

const drawn = (locale: 'en' | 'ja'): string =>
  renderToStaticMarkup(
    <NowProvider now={NOW}>
      <Gallery locale={locale} theme="light" messages={MESSAGES[locale]} now={NOW} />
    </NowProvider>,
  );

describe.each(['en', 'ja'] as const)('%s', (locale) => {
  const said: unknown[] = [];
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(said.splice(0), 'missing words, or what React complains of').toEqual([]);
  });

  it('draws everything, and every failure with its words', () => {
    const html = drawn(locale);
    for (const kind of Object.values(MESSAGES[locale].failure)) {
      if (typeof kind === 'object' && 'title' in kind) expect(html).toContain(String(kind.title));
    }
  });

  it('says of each panel that failed what, since when, how often tried, and one thing to do', () => {
    const failures = drawn(locale).match(/<div class="state" role="status">.*?<\/div><\/div>/gs) ?? [];
    expect(failures.length).toBeGreaterThan(15);
    const since = MESSAGES[locale].panel.since;
    const dated = failures.filter((each) => each.includes(since));
    expect(dated.length).toBeGreaterThan(10);
    for (const failure of dated) {
      expect(failure).toMatch(/<p class="font-semibold">[^<]+<\/p><p class="text-t2[^>]*>[^<]+/);
      expect(failure).toMatch(/<time/);
      expect(failure.match(/<(?:button|a) [^>]*class="control/g), failure).toHaveLength(1);
    }
  });

  it('draws nothing that was not read as zero, empty or green', () => {
    const html = drawn(locale);
    const row = (name: string) =>
      html.split(`aria-labelledby="row-items/${name}"`)[1]?.split('</article>')[0] ?? '';
    for (const name of ['denied', 'young', 'unavailable']) {
      expect(row(name), name).not.toContain('of-healthy');
      expect(row(name), name).toContain('of-unknown');
    }
    for (const name of ['denied', 'young']) expect(row(name), name).not.toMatch(/\$0|>0 /);
  });
});

/** Not shown for themselves, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'logs/insights/insights-view.tsx': 'asks and follows by itself; its parts are here',
  'logs/log-list.tsx': 'virtualised by the size of a window: its rows are shown',
  'logs/insights/group-choice.tsx': 'a menu of the insights view',
  'logs/insights/insights-result.tsx': 'its chart and table are here',
  'logs/log-head.tsx': 'part of LogList',
  'logs/log-item.tsx': 'part of LogList',
  'logs/log-view.tsx': 'asks the collector: its parts are shown',
  'logs/request-panel.tsx': 'asks the collector: its parts are shown',
  'panel/lasting.tsx': 'draws nothing of its own',
  'run/live-log.tsx': 'asks the server',
  'shell/bottom-bar.tsx': 'stands at the foot of every page of a phone',
  'shell/keyboard.tsx': 'draws the key map, which is shown, in a dialog',
  'guide/note-pages.tsx': 'draws nothing',
  'notifications/own-news.tsx': 'draws nothing: it hears changes and asks the browser to tell of them',
  'shell/own-zone.tsx': 'draws nothing',
  'shell/palette-list.tsx': 'asks the server',
  'shell/palette.tsx': 'a dialog round the list',
  'shell/shell.tsx': 'stands around the page itself',
  'shell/sidebar.tsx': 'stands beside the page itself',
  'status/patterns.tsx': 'draws nothing of its own',
};

it('shows every component, or says why not', () => {
  const root = resolve(import.meta.dirname, '..');
  const shown = reachable(join(root, 'gallery/gallery.tsx'), root);
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx') && !file.startsWith('gallery/'),
  );
  const missing = all.filter((file) => !shown.has(join(root, file)));
  expect(missing.toSorted()).toEqual(Object.keys(LEFT_OUT).toSorted());
});

/** Files that one imports, and what those import. */
function reachable(file: string, root: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'([^']+)'/g)) {
    if (path.startsWith('#components/')) reachable(join(root, path.slice('#components/'.length)), root, seen);
    if (path.startsWith('.')) reachable(resolve(dirname(file), path), root, seen);
  }
  return seen;
}
