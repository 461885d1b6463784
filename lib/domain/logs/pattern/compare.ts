import { wildcard } from './wildcard.ts';

export const PATTERN_OPERATORS = ['!=', '>=', '<=', '=', '>', '<'] as const;
export type PatternOperator = (typeof PATTERN_OPERATORS)[number];

/** How CloudWatch holds a value against what a pattern names: numbers as numbers, texts with `*`, case counts. */
export function comparison(
  operator: PatternOperator,
  wanted: string,
  quoted: boolean,
): (value: unknown) => boolean {
  const number = !quoted && wanted !== '' && Number.isFinite(Number(wanted)) ? Number(wanted) : undefined;
  const like = wildcard(wanted);
  const isEqual = (value: unknown): boolean => {
    if (number !== undefined && typeof value === 'number') return value === number;
    if (number !== undefined && typeof value === 'string' && value !== '' && Number(value) === number)
      return true;
    return typeof value !== 'object' ? like(String(value)) : wanted === '*';
  };
  switch (operator) {
    case '=':
      return (value) => value !== undefined && value !== null && isEqual(value);
    case '!=':
      return (value) => value !== undefined && !isEqual(value);
    default: {
      return (value) => {
        const found =
          typeof value === 'number'
            ? value
            : typeof value === 'string' && value !== ''
              ? Number(value)
              : Number.NaN;
        if (number === undefined || Number.isNaN(found)) return false;
        if (operator === '>') return found > number;
        if (operator === '<') return found < number;
        return operator === '>=' ? found >= number : found <= number;
      };
    }
  }
}
