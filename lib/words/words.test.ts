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

/** Every leaf's text. */
const textsOf = (tree: unknown): string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree as Record<string, unknown>).flatMap(textsOf);

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
    ['プラン', /計画/],
    ['収集プロセス', /コレクタ/],
    ['ランナー', /\brunner\b/],
    ['申請 for a deploy', /依頼者|リクエスト者|デプロイをリクエスト/],
    ['デプロイ #n for a run', /実行 #|この実行|実行は/],
    ['チェック', /検査|正常性(?!、構成)|検証項目/],
    ['種別 for a lane', /系統|レーン/],
    ['スロットリング', /スロットル|制限中/],
    ['操作履歴, ハッシュチェーン', /連鎖|監査の記録|監査ログ/],
    ['ライブ表示, 自動スクロール', /追尾/],
    ['遅延到着', /遅着/],
    ['費用', /コスト(?!配分)/],
    ['健全性', /ヘルス(?!チェック)/],
    ['要対応', /要確認/],
    ['ブラウザ', /ブラウザー/],
    ['パラメータ', /パラメーター/],
    ['定義', /宣言/],
    ['ms', /ミリ秒/],
    ['half-width brackets', /[（）]/],
    ['half-width signs and digits', /[：％！？０-９]/],
    ['no space before a full stop or comma', / [。、]/],
  ])('has one Japanese word for one thing: %s', (_, loser) => {
    expect(textsOf(ja).filter((text) => loser.test(text))).toEqual([]);
  });

  it.each([
    ['a diagram shows, a person sees', /\blooked at first\b|\bstands? (on|here)\b/i],
    ['hash chain', /follow from one another|(?<!hash )chain (is|verified)/i],
    ['AWS API calls, not a budget of them', /API budget/],
    ['not answering', /does not answer\b/],
    ['firing', /alarm fires|alarms fire\b/],
    ['OK, as CloudWatch calls it', /\bquiet\b/],
    ['datapoints', /no datapoint\b/],
    ['you can, your role cannot', /\byou may\b|role may not|yours to give/i],
    ['no riddles', /held against the bill|way out:|told once|nothing to ask|let go/i],
  ])('has one English word for one thing: %s', (_, loser) => {
    expect(textsOf(en).filter((text) => loser.test(text))).toEqual([]);
  });

  it('has words for every action that is written to the audit', () => {
    const sources = sourcesIn(join(root, 'lib'), /^$/).filter((text) =>
      /appendAudit|defineCommand|refuse\(turn/.test(text),
    );
    const actions = sources.flatMap((text) =>
      [...text.matchAll(/(?:action|name): '([a-z-]+\.[a-z-]+)'|refuse\(turn, '([a-z.-]+)'/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    expect(actions.length).toBeGreaterThan(15);
    const unsaid = actions.filter((each) => !english.has(`audit.did.${each.replaceAll('.', '-')}`));
    expect(unsaid).toEqual([]);
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
    const BEFORE = ['build.kind', 'handoff.no-outputs', 'handoff.incomplete', 'deploy.no-application'];
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
  /^(health|approval)\.|^access\.(no-grant|token-scope)$|^run\.(not-found|too-late|not-waiting|no-reason|nothing-to-cancel|asked-already|no-such-resource|being-applied|being-executed|being-verified|going-back|for-a-person)$|^deploy\.(unknown-ref|repository-unread|repository-unreadable|ref-not-allowed|no-application|not-promoted)$/;

/** `new StepFailed('step', 'code', …)` and `code: 'code'`, also as one arm of a choice. */
const FAILURE_CODES = /StepFailed\(\s*[\w'-]+,\s*'([a-z-]+\.[a-z-]+)'|\bcode:[^,}\n]*?'([a-z-]+\.[a-z-]+)'/g;
