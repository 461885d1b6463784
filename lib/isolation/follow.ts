import { connect } from 'node:net';
import { frame, frameReader } from './inside/frames.ts';
import type { Asked, Told } from './journal.ts';
import type { IssuedKeys, StepEars, StepOutcome } from './port.ts';

/**
 * Follows a step from its beginning to its end, by the socket of its supervisor.
 * @throws Error when the supervisor dies, or when the step is let go of
 */
export function followStep(socket: string, outlives: boolean, ears: StepEars): Promise<StepOutcome> {
  const { onLine, onNote, onKeys, signal } = ears;
  return new Promise((resolve, reject) => {
    const results: Record<string, Buffer> = {};
    let outcome: StepOutcome | undefined;
    let broke = '';
    const line = connect(socket, () => line.write(frame({ type: 'follow' } satisfies Asked)));
    const onAbort = () => {
      if (outlives) line.destroy();
      else line.write(frame({ type: 'stop' } satisfies Asked));
    };
    const read = frameReader<Told>(({ head, body }) => {
      if (head.type === 'out') onLine?.({ ...head, text: body.toString() });
      else if (head.type === 'note') onNote?.(body.toString());
      else if (head.type === 'keys') onKeys?.(JSON.parse(body.toString()) as IssuedKeys);
      else if (head.type === 'result')
        results[head.name] = Buffer.concat([results[head.name] ?? Buffer.alloc(0), body]);
      else {
        const { codes, problem } = head;
        outcome = { codes, results, ...(problem === undefined ? {} : { problem }) };
        line.end(frame({ type: 'collected' } satisfies Asked));
      }
    });
    line.on('data', (chunk) => read(chunk as Buffer));
    line.on('error', ({ message }) => {
      broke = `: ${message}`;
      line.destroy();
    });
    line.on('close', () => {
      signal?.removeEventListener('abort', onAbort);
      if (outcome) resolve(outcome);
      else reject(signal?.aborted ? signal.reason : new Error(`the step lost its supervisor${broke}`));
    });
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
