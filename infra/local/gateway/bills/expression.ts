import type { Charge } from './bill.ts';

/** `Filter` of Cost Explorer, as far as it is known here. */
export interface Expression {
  readonly And?: readonly Expression[];
  readonly Or?: readonly Expression[];
  readonly Not?: Expression;
  readonly Dimensions?: Values;
  readonly Tags?: Values;
}

interface Values {
  readonly Key?: string;
  readonly Values?: readonly string[];
  readonly MatchOptions?: readonly string[];
}

/** What AWS refuses, or what this gateway does not know: said, never ignored. */
export class InvalidRequest extends Error {}

const ROOTS = ['And', 'Or', 'Not', 'Dimensions', 'Tags'] as const;

/** Whether a charge is meant. @throws InvalidRequest */
export function isMeant(expression: Expression, charge: Charge): boolean {
  const roots = Object.keys(expression);
  const unknown = roots.find((name) => !ROOTS.some((known) => known === name));
  if (unknown) throw new InvalidRequest(`${unknown} is not supported here`);
  if (roots.length !== 1) throw new InvalidRequest('Expression can only have one root operator');
  const { And, Or, Not, Dimensions, Tags } = expression;
  if (And) return several('And', And).every((each) => isMeant(each, charge));
  if (Or) return several('Or', Or).some((each) => isMeant(each, charge));
  if (Not) return !isMeant(Not, charge);
  if (Dimensions) return valuesOf(Dimensions).includes(dimension(Dimensions.Key, charge));
  const [tag, wanted] = [charge.tags[Tags?.Key ?? ''], valuesOf(Tags)];
  return tag !== undefined && wanted.includes(tag);
}

function several(name: string, list: readonly Expression[]): readonly Expression[] {
  if (list.length < 2) throw new InvalidRequest(`Operator ${name} needs at least two operands`);
  return list;
}

function valuesOf({ Values = [], MatchOptions = ['EQUALS'] }: Values = {}): readonly string[] {
  const other = MatchOptions.find((each) => each !== 'EQUALS');
  if (other) throw new InvalidRequest(`MatchOptions ${other} is not supported here`);
  if (Values.length === 0) throw new InvalidRequest('Values must not be empty');
  return Values;
}

/** Of the embedded cloud. */
const OWN_ACCOUNT = '000000000000';

/** A charge's value of a dimension. @throws InvalidRequest */
export function dimension(key: string | undefined, charge: Charge): string {
  if (key === 'SERVICE') return charge.service;
  if (key === 'RECORD_TYPE') return charge.recordType;
  if (key === 'LINKED_ACCOUNT') return charge.account ?? OWN_ACCOUNT;
  throw new InvalidRequest(`dimension ${key} is not supported here`);
}
