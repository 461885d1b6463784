'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

/** An environment's line, at its own indentation: what is deeper belongs to it. */
const HEAD = /^ {6}[a-z][a-z0-9-]*:$/;
const isInside = (line: string): boolean => line.startsWith('        ');

/** More environments than this begin folded: the first shows what the others are like. */
const MOST_OPEN = 2;

const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/** A key as it is, its value in the colour of a value; what follows ` #` is a remark. */
function Line({ text }: { readonly text: string }) {
  if (isComment(text)) return text;
  const remarkAt = text.indexOf(' # ');
  const said = remarkAt < 0 ? text : text.slice(0, remarkAt);
  const dashAt = said.trimStart().startsWith('- ') ? said.indexOf('- ') : -1;
  const colonAt = said.indexOf(': ');
  const valueAt = dashAt >= 0 ? dashAt + 2 : colonAt >= 0 ? colonAt + 2 : said.length;
  return (
    <>
      {said.slice(0, valueAt)}
      <span className="text-accent">{said.slice(valueAt)}</span>
      {remarkAt >= 0 && <span className="text-t2">{text.slice(remarkAt)}</span>}
    </>
  );
}

/** The file with its line numbers; each environment folds. */
export function FoldedYaml({ lines }: { readonly lines: readonly string[] }) {
  const t = useWords();
  const heads = lines.flatMap((line, index) => (HEAD.test(line) ? [index] : []));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const systemAt = (index: number) => lines.slice(0, index).findLast((line) => /^ {2}\S/.test(line)) ?? '';
  const sections = heads.map((head, order) => {
    const key = `${systemAt(head)}${lines[head]}`;
    const end = lines.findIndex((line, index) => index > head && !isInside(line));
    const begins = heads.length <= MOST_OPEN || order === 0;
    return { head, key, end: end < 0 ? lines.length : end, open: begins !== turned.has(key) };
  });
  const turn = (key: string) =>
    setTurned(new Set(turned.has(key) ? [...turned].filter((each) => each !== key) : [...turned, key]));
  const hidden = (index: number) =>
    sections.some(({ head, end, open }) => !open && index > head && index < end);
  return (
    <ol className="discovery-yaml mono" aria-label="portal.yaml">
      {lines.map((line, index) => {
        if (hidden(index)) return null;
        const section = sections.find(({ head }) => head === index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={index} value={index + 1} {...(isComment(line) ? { 'data-comment': '' } : {})}>
            <span className="discovery-line" aria-hidden="true">
              {index + 1}
            </span>
            <Line text={line} />
            {section && (
              <button
                type="button"
                className="discovery-fold"
                aria-expanded={section.open}
                aria-label={t('addSystem.fold', { name: line.trim().slice(0, -1) })}
                onClick={() => turn(section.key)}
              >
                {section.open ? (
                  <ChevronDown size={12} aria-hidden="true" />
                ) : (
                  <ChevronRight size={12} aria-hidden="true" />
                )}
                {!section.open && t('addSystem.lines', { count: section.end - section.head - 1 })}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
