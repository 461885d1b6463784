import { z } from 'zod';
import { heldLock, lockWords } from './held-lock.ts';

const message = z.looseObject({
  '@level': z.string().default('info'),
  '@message': z.string(),
  type: z.string().optional(),
  hook: z
    .looseObject({ resource: z.looseObject({ addr: z.string() }).optional(), action: z.string().optional() })
    .optional(),
  diagnostic: z
    .looseObject({
      severity: z.string(),
      summary: z.string(),
      detail: z.string().default(''),
      address: z.string().optional(),
      range: z.looseObject({ filename: z.string(), start: z.looseObject({ line: z.number() }) }).optional(),
    })
    .optional(),
});

export type TerraformError = {
  readonly cause: string;
  readonly resource?: string;
  /** Somebody else holds the state's lock. */
  readonly locked?: true;
};

/** One line of Terraform's `-json` output, for a run's log and its progress. */
export type UiLine = {
  /** Readable text, possibly of several lines; absent where there is nothing to say. */
  readonly text?: string;
  /** A resource is done: one more towards the total. */
  readonly completed?: string;
  readonly error?: TerraformError;
};

/** Anything that is no message of Terraform's is passed on as it is: a crash writes plain text. */
export function uiLine(line: string): UiLine {
  const parsed = message.safeParse(jsonOf(line));
  if (!parsed.success) return line.trim() === '' ? {} : { text: line };
  const { type, hook, diagnostic } = parsed.data;
  if (diagnostic) return diagnosticLine(diagnostic);
  const text = parsed.data['@message'];
  // Said again by the plan that the page shows, one line a resource.
  if (type === 'outputs' || type === 'version' || type === 'refresh_complete') return {};
  const addr = hook?.resource?.addr;
  return type === 'apply_complete' && addr && hook.action !== 'read' ? { text, completed: addr } : { text };
}

type Diagnostic = NonNullable<z.infer<typeof message>['diagnostic']>;

function diagnosticLine({ severity, summary, detail, address, range }: Diagnostic): UiLine {
  const where = range ? ` (${range.filename}:${range.start.line})` : '';
  const head = `${severity === 'error' ? 'Error' : 'Warning'}: ${summary}${where}`;
  const text = [head, address ? `  with ${address}` : '', detail].filter((each) => each !== '').join('\n');
  if (severity !== 'error') return { text };
  const lock = heldLock(summary, detail);
  if (lock) return { text, error: { cause: lockWords(lock), locked: true } };
  const cause = [summary, detail].filter((each) => each !== '').join(': ');
  return { text, error: { cause, ...(address ? { resource: address } : {}) } };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
