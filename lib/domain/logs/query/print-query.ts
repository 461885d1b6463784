import type { LogQuery } from './syntax.ts';
import { queryTokens } from './tokens.ts';

/** The query as text that is read as the same query again. */
export function printQuery(query: LogQuery): string {
  switch (query.kind) {
    case 'everything':
      return '';
    case 'text':
      return isPlainWord(query.text) ? query.text : quoted(query.text);
    case 'field':
      return `${query.name}${query.operator}${isPlainValue(query) ? query.value : quoted(query.value)}`;
    case 'not':
      return `-${isGroup(query.part) ? `(${printQuery(query.part)})` : printQuery(query.part)}`;
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part)))
        .join(' ');
    case 'or':
      return query.parts.map(printQuery).join(' OR ');
  }
}

const isGroup = ({ kind }: LogQuery): boolean => kind === 'and' || kind === 'or';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A parenthesis is part of a word only with its other one, and not everywhere. */
const hasParenthesis = (text: string): boolean => text.includes('(') || text.includes(')');

function isPlainWord(text: string): boolean {
  if (hasParenthesis(text)) return false;
  const [token, more] = queryTokens(text);
  return more === undefined && token?.kind === 'text' && !token.quoted && token.text === text;
}

function isPlainValue({ name, operator, value }: LogQuery & { kind: 'field' }): boolean {
  if (hasParenthesis(value)) return false;
  const [token, more] = queryTokens(`${name}${operator}${value}`);
  return (
    more === undefined &&
    token?.kind === 'field' &&
    token.name === name &&
    token.operator === operator &&
    token.value === value &&
    value !== '' &&
    !value.startsWith('"')
  );
}
