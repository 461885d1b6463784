import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RUN_STATES } from '#lib/domain/deploy/run.ts';
import { VERDICTS } from '#lib/domain/health/health.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { translator } from './translate.ts';

/** Every leaf as `a.b.c`. */
function keysOf(tree: unknown, path = ''): string[] {
  if (typeof tree === 'string') return [path];
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    keysOf(value, path === '' ? key : `${path}.${key}`),
  );
}

function sourcesIn(folder: string, skip: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /\.tsx?$/.test(each.name) && !/\.test\.tsx?$/.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .filter((file) => !skip.test(file))
    .map((file) => readFileSync(file, 'utf8'));
}

const english = new Set(keysOf(en));
const root = join(import.meta.dirname, '../..');

describe('messages', () => {
  it('has the same keys in both languages', () => {
    expect(keysOf(ja).sort()).toEqual([...english].sort());
  });

  it.each([
    ['計画', /プラン(?!ニング)/],
    ['コレクター', /コレクタ(?!ー)/],
    ['リクエスト者', /依頼者/],
    ['検査', /チェックなし|正常性/],
    ['half-width brackets', /[（）]/],
    ['half-width signs and digits', /[：％！？０-９]/],
    ['no space before a full stop or comma', / [。、]/],
  ])('has one Japanese word for one thing: %s', (_, loser) => {
    const said = JSON.stringify(ja, null, 1).split('\n');
    expect(said.filter((line) => loser.test(line))).toEqual([]);
  });

  it('has the same arguments in both languages', () => {
    const argumentsOf = (tree: unknown, key: string) => {
      const text = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], tree);
      return [...new Set(String(text).match(/\{(\w+)(?=[,}])/g) ?? [])].sort();
    };
    const unlike = [...english].filter((key) => `${argumentsOf(en, key)}` !== `${argumentsOf(ja, key)}`);
    // Japanese has no plural, so it may leave a count's form out, never the count itself.
    expect(
      unlike.filter((key) => argumentsOf(ja, key).some((each) => !argumentsOf(en, key).includes(each))),
    ).toEqual([]);
  });

  it('has a message for every key that a page or component names', () => {
    const sources = ['app', 'components', 'lib/words'].flatMap((folder) =>
      sourcesIn(join(root, folder), /^$/),
    );
    const named = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:t|words)\(\s*'([a-zA-Z0-9.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((key) => !english.has(key))).toEqual([]);
  });

  it.each(['en', 'ja'] as const)('can be said, every one of them: %s', (locale) => {
    const t = translator(locale);
    const tree: unknown = locale === 'en' ? en : ja;
    // What does not parse is said as its key.
    const unsaid = [...english].filter((key) => {
      const text = String(
        key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], tree),
      );
      const names = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']): [string, number] => [name, 1]);
      return t(key, Object.fromEntries(names)) === key;
    });
    expect(unsaid).toEqual([]);
  });

  it('has words for every reason code in use', () => {
    const sources = sourcesIn(join(root, 'lib'), /lib\/(words|aws|terraform|cloudformation)\//);
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/['"`]((?:health|access|approval|deploy|proof|run)\.[a-z-]+)['"`]/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    const spoken = new Set(codes.filter((code) => REASONS.test(code)));
    expect(spoken.size).toBeGreaterThan(20);
    expect([...spoken].filter((code) => !english.has(`reasons.${code}`))).toEqual([]);
  });

  it('has a title for every code that a run fails with, and for no other', () => {
    const sources = sourcesIn(join(root, 'lib/deploy'), /^$/);
    const thrown = sources.flatMap((text) =>
      [...text.matchAll(FAILURE_CODES)].flatMap((match) => match[1] ?? match[2] ?? []),
    );
    // What a run of before components ended with still stands in its history.
    const BEFORE = ['handoff.no-outputs', 'handoff.incomplete', 'deploy.no-application'];
    const ofAws = Object.keys(en.failure).map((kind) => `aws.${kind}`);
    expect(keysOf(en.runFailure).sort()).toEqual([...new Set([...thrown, ...ofAws, ...BEFORE])].sort());
  });

  it('has a word for every state of a run and every verdict', () => {
    expect(RUN_STATES.filter((state) => !english.has(`run.state.${state}`))).toEqual([]);
    expect(VERDICTS.filter((verdict) => !english.has(`status.${verdict}`))).toEqual([]);
  });
});

/** Audit actions and command names share the spelling; these prefixes are reasons alone, or are listed. */
const REASONS =
  /^(health|approval)\.|^access\.(no-grant|token-scope)$|^run\.(not-found|too-late|not-waiting|no-reason|nothing-to-cancel|asked-already|no-such-resource)$|^deploy\.(unknown-ref|repository-unread|repository-unreadable|ref-not-allowed|no-application|not-promoted)$/;

/** `new StepFailed('step', 'code', …)` and `code: 'code'`, also as one arm of a choice. */
const FAILURE_CODES = /StepFailed\(\s*[\w'-]+,\s*'([a-z-]+\.[a-z-]+)'|\bcode:[^,}\n]*?'([a-z-]+\.[a-z-]+)'/g;
