import { StringDecoder } from 'node:string_decoder';
import type { Frame } from './inside/frames.ts';
import type { Said } from './inside/order.ts';
import type { Journal } from './journal.ts';
import type { StepRequest } from './port.ts';

/** Bytes of all lines of a step together: what comes after is not kept, and a note says so. */
const OUTPUT_LIMIT = 33_554_432;
/** Characters: a line of more is cut into several. */
const LONGEST_LINE = 262_144;

/** What a step's init says, bounded and put into the journal. */
export type Heard = {
  readonly take: (frame: Frame<Said>) => void;
  readonly codes: Readonly<Record<string, number>>;
  /** Undefined until the init has said its last word. */
  readonly ended: () => { readonly problem?: string } | undefined;
};

/** Everything in it is only as true as the repository is: names that were not asked for are passed over. */
export function heard(request: StepRequest, journal: Journal, now: () => number): Heard {
  const captured = new Map(request.commands.map(({ name, captured: limit }) => [name, limit]));
  const limits = new Map<string, number>(request.results?.map(({ name, limit }) => [name, limit]));
  for (const [name, limit] of captured) if (limit !== undefined) limits.set(name, limit);
  const results = new Map<string, Buffer[]>();
  const sizes = new Map<string, number>();
  const lines = new Map<string, (chunk: Buffer | undefined) => void>();
  const codes: Record<string, number> = {};
  let problem: string | undefined;
  let last: { readonly problem?: string } | undefined;
  let output = 0;

  function keep(name: string, body: Buffer): void {
    const limit = limits.get(name);
    if (limit === undefined) return;
    const size = (sizes.get(name) ?? 0) + body.length;
    sizes.set(name, size);
    if (size > limit) {
      problem ??= `${name} is larger than the ${limit} bytes that are taken`;
      results.delete(name);
    } else results.set(name, [...(results.get(name) ?? []), body]);
  }

  function say(command: string, stream: 'stdout' | 'stderr', body: Buffer): void {
    output += body.length;
    if (output > OUTPUT_LIMIT) {
      if (output - body.length <= OUTPUT_LIMIT)
        journal.write(
          { type: 'note' },
          Buffer.from(`more than ${OUTPUT_LIMIT} bytes of output: the rest is not kept`),
        );
      return;
    }
    const key = `${command} ${stream}`;
    const write = (text: string) =>
      journal.write({ type: 'out', command, stream, at: now() }, Buffer.from(text));
    const cut = lines.get(key) ?? lineCutter(write);
    lines.set(key, cut);
    cut(body);
  }

  return {
    codes,
    ended: () => last && (problem === undefined ? last : { problem }),
    take({ head, body }) {
      if (head.type === 'out' && captured.has(head.command)) {
        const stream = head.stream === 'stderr' ? 'stderr' : 'stdout';
        if (stream === 'stdout' && captured.get(head.command) !== undefined) keep(head.command, body);
        else say(head.command, stream, body);
      } else if (head.type === 'exit' && captured.has(head.command)) {
        for (const stream of ['stdout', 'stderr']) lines.get(`${head.command} ${stream}`)?.(undefined);
        codes[head.command] = Number(head.code);
      } else if (head.type === 'file') keep(head.name, body);
      else if (head.type === 'end') {
        for (const [name, chunks] of results) journal.write({ type: 'result', name }, Buffer.concat(chunks));
        last = head.problem === undefined ? {} : { problem: String(head.problem).slice(0, 1_000) };
      }
    },
  };
}

/** Cuts bytes into lines; `undefined`: nothing more comes. */
function lineCutter(write: (line: string) => void): (chunk: Buffer | undefined) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (chunk) => {
    const text = rest + (chunk ? decoder.write(chunk) : decoder.end());
    const lines = text.split('\n');
    rest = lines.pop() ?? '';
    if ((!chunk || rest.length > LONGEST_LINE) && rest !== '') {
      lines.push(rest);
      rest = '';
    }
    for (const line of lines) write(line);
  };
}
