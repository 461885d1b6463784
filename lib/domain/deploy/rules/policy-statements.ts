type Statement = Readonly<Record<string, unknown>>;

/** A value of a plan; policies of Terraform are JSON in a JSON string. @returns undefined for what is none */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const value = parsed(text);
  return typeof value === 'string' ? parsed(value) : value;
}

/** Statements anywhere in a value: a policy, a list of policies, or a part of one. */
export function statementsIn(value: unknown): readonly Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (!isObject(value)) return [];
  if ('Action' in value || 'NotAction' in value) return [value];
  return Object.values(value).flatMap(statementsIn);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Statement => typeof value === 'object' && value !== null;
