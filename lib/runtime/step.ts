import { flushCompileCache } from 'node:module';
import { closeInherited } from '#lib/isolation/inherited.ts';
import { runtimeFolder } from '#lib/isolation/place.ts';
import type { IssuedKeys, StepRole } from '#lib/isolation/port.ts';
import { type BaseKeys, orderOfText } from '#lib/isolation/step-order.ts';
import { supervise } from '#lib/isolation/supervisor.ts';

/** The supervisor of one step: its order comes by standard input, `ready` goes out when it may be followed. */
export async function runStep(): Promise<void> {
  closeInherited();
  // It has to outlive whoever sits at the terminal.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  // Now, and not at its end, for which nobody waits.
  flushCompileCache();
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  // Its runner has ended before there was anything to do.
  if (chunks.length === 0) process.exit(0);
  const order = orderOfText(Buffer.concat(chunks).toString());
  process.chdir(runtimeFolder(order.request));
  // Nobody hears it once it is followed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  await supervise(order, {
    now: () => Date.now(),
    renew: (role) => renewed(role, order.baseKeys),
    ready: () => process.stdout.write('ready\n'),
  });
  process.exit(0);
}

/** Loaded only when it is needed: most steps are over long before their first keys are. */
async function renewed(role: StepRole, base: BaseKeys | undefined): Promise<IssuedKeys> {
  const { assumedAgain } = await import('#lib/aws/assume-again.ts');
  return assumedAgain(role, base);
}
