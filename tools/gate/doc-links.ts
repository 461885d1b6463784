import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repoRoot } from '../toolchain.ts';
import { repoFiles } from './repo-files.ts';

/** Longest a page may be, in lines; the first pattern that fits counts. */
const LIMITS: readonly (readonly [RegExp, number])[] = [
  [/^README\.md$/, 120],
  [/^ARCHITECTURE\.md$/, 200],
  [/^CONTRIBUTING\.md$/, 100],
  [/^docs\/decisions\//, 80],
];

/** What is wrong with the Markdown of the repo: links that lead nowhere, pages too long. One line each. */
export function docProblems(): string[] {
  return repoFiles('*.md').flatMap((page) => {
    const text = readFileSync(join(repoRoot, page), 'utf8');
    return [...tooLong(page, text), ...brokenLinks(page, text, (path) => existsSync(join(repoRoot, path)))];
  });
}

export function tooLong(page: string, text: string): string[] {
  const limit = LIMITS.find(([pattern]) => pattern.test(page))?.[1];
  const lines = text.trimEnd().split('\n').length;
  return limit !== undefined && lines > limit ? [`${page}: ${lines} lines, at most ${limit}`] : [];
}

/** Relative links and pictures whose target is not there. Code and addresses with a scheme are left alone. */
export function brokenLinks(page: string, text: string, exists: (path: string) => boolean): string[] {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, blank).replaceAll(/`[^`\n]*`/g, blank);
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const reference = [...prose.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)];
  const html = [...prose.matchAll(/\b(?:src|href|srcset)="([^"]+)"/g)];
  return [...inline, ...reference, ...html].flatMap((match) => {
    const target = match[1] ?? '';
    const [path = ''] = target.split(/[?#]/);
    if (path === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return [];
    const decoded = decodeURIComponent(path);
    const resolved = decoded.startsWith('/') ? decoded.slice(1) : normalize(join(dirname(page), decoded));
    const line = prose.slice(0, match.index).split('\n').length;
    return exists(resolved) ? [] : [`${page}:${line}: ${target} leads nowhere`];
  });
}

/** Keeps line numbers while hiding what is not prose. */
function blank(code: string): string {
  return code.replaceAll(/[^\n]/g, ' ');
}
