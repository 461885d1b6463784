import { isFilterPattern } from '#lib/domain/logs/pattern/pattern.ts';
import type { FilterProblem } from '#lib/domain/logs/query/filter.ts';
import { type QueryToken, queryTokens } from '#lib/domain/logs/query/tokens.ts';

/** The query's letters with their parts marked; lies under the field, whose own letters cannot be seen. */
export function QueryText({
  text,
  problems,
}: {
  readonly text: string;
  readonly problems: readonly FilterProblem[];
}) {
  const tokens = isFilterPattern(text) ? [] : queryTokens(text);
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.from > at) parts.push(text.slice(at, token.from));
    parts.push(
      <Token
        key={token.from}
        token={token}
        text={text}
        wrong={problems.some(({ from, to }) => from < token.to && to > token.from)}
      />,
    );
    at = token.to;
  }
  parts.push(text.slice(at));
  return (
    <div className="query-text" aria-hidden="true">
      {parts}
      {'\u200b'}
    </div>
  );
}

type TokenProps = { readonly token: QueryToken; readonly text: string; readonly wrong: boolean };

function Token({ token, text, wrong }: TokenProps) {
  const { kind, from, to } = token;
  const mark = wrong ? '' : undefined;
  if (kind !== 'field') {
    return (
      <span className={kind === 'text' ? 'query-token' : 'query-sign'} data-wrong={mark}>
        {text.slice(from, to)}
      </span>
    );
  }
  const nameEnd = from + token.name.length;
  return (
    <span className="query-token" data-wrong={mark}>
      <span className="text-accent">{text.slice(from, nameEnd)}</span>
      <span className="text-t3">{text.slice(nameEnd, token.valueFrom)}</span>
      {text.slice(token.valueFrom, to)}
    </span>
  );
}
